import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type DamagedFile, damagedFiles, weights} from "./damaged/damaged-files.ts";
import {agreement, measuresOf, scoreOf} from "./damaged/measures.ts";
import type {Outcome} from "./damaged/outcome.ts";
import {questionOf, writeDamagedFiles} from "./damaged/questions.ts";
import {readByPeek} from "./damaged/readers.ts";
import {meanScore, type Scored, scored} from "./damaged/scored.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-reading-"));
afterAll(() => rmSync(scratch, {recursive: true}));

let files: DamagedFile[];
let outcomes: Map<string, Outcome>;
let scores: Scored[];
beforeAll(async () => {
  files = writeDamagedFiles(join(scratch, "files"));
  const names = files.map(({name}) => name);
  outcomes = await readByPeek(join(scratch, "files"), names, join(scratch, "read"));
  scores = files.map((file) => scored(questionOf(file), outcomes.get(file.name)!));
});

const accounts = () =>
  files.map((file) => ({file, ...outcomes.get(file.name)!, account: outcomes.get(file.name)!.account!}));
const namesOf = (some: {name: string}[]): string[] => some.map(({name}) => name);

describe("damaged files", () => {
  it("are at least 1,500, all of other names, the same every time", () => {
    expect(new Set(namesOf(files)).size).toBe(files.length);
    expect(files.length).toBeGreaterThanOrEqual(1500);
    const again = damagedFiles();
    expect(again.every(({bytes}, index) => bytes.equals(files[index]!.bytes))).toBe(true);
  });

  it("are read with a score of at least 9.95, each file alike and by how often its damage is met", () => {
    expect(meanScore(scores)).toBeGreaterThanOrEqual(9.95);
    expect(meanScore(scores, weights)).toBeGreaterThanOrEqual(9.95);
  });

  it("in Chinese are read with a weighted score of at least 9.95 in every encoding", () => {
    for (const encoding of new Set(files.map(({encoding}) => encoding))) {
      const some = scores.filter((file) => file.encoding === encoding && file.name.startsWith("leads-"));
      expect(meanScore(some, weights), encoding).toBeGreaterThanOrEqual(9.95);
    }
  });

  it("are never read wrong without a word", () => {
    expect(namesOf(scores.filter(({isSilentlyWrong}) => isSilentlyWrong))).toEqual([]);
  });

  it("are refused only where there is no table or no text", () => {
    expect(namesOf(scores.filter(({isRefused, mayRefuse}) => isRefused && !mayRefuse))).toEqual([]);
  });

  it("are accounted for: what came in was loaded, rejected or a duplicate, and what was loaded is in the table", () => {
    const faults = accounts().flatMap(({file: {name}, lines, account}) => {
      const {status, records_in, loaded, rejected, duplicates, reasons} = account;
      const rows = (lines?.length ?? 0) - (account.layout?.header ? 1 : 0);
      return [
        ...(records_in === loaded + rejected + duplicates ? [] : [`${name}: the parts do not add up`]),
        ...(status === "refused" || loaded === rows ? [] : [`${name}: ${loaded} loaded, ${rows} in the table`]),
        ...(rejected <= reasons.filter(({mended}) => !mended).length
          ? []
          : [`${name}: a rejection without its reason`]),
        ...((status === "refused") === (lines === undefined) ? [] : [`${name}: ${status}, yet a table or none`]),
      ];
    });
    expect(faults).toEqual([]);
  });

  it("have as many records as their truth has, where it is no matter of judgement", () => {
    const faults = accounts()
      .filter(({file: {truth}, account}) => truth.records !== undefined && account.status === "read")
      .filter(({file: {truth}, account}) => account.records_in !== truth.records)
      .map(({file: {name, truth}, account}) => `${name}: ${account.records_in} of ${truth.records}`);
    expect(faults).toEqual([]);
  });

  it("have every rejection told with file, row, line, column and a code that docs/reading.md explains", () => {
    const page = readFileSync(fileURLToPath(new URL("../docs/reading.md", import.meta.url)), "utf8");
    const documented = [...page.matchAll(/^\| *`(\w+)` *\|/gm)].map(([, code]) => code);
    expect(documented.length).toBeGreaterThan(8);
    const reasons = accounts().flatMap(({file: {name}, account}) => account.reasons.map((reason) => ({name, reason})));
    expect(reasons.length).toBeGreaterThan(500);
    const faults = reasons.filter(({name, reason: {file, row, line, column, code}}) => {
      const isPlace = [row, line].every((place) => Number.isInteger(place) && place > 0);
      return !file.endsWith(name) || !isPlace || !Number.isInteger(column) || column < 0 || !documented.includes(code);
    });
    expect(faults).toEqual([]);
  });
});

describe("the score of a table", () => {
  const truth = [
    ["a", "b"],
    ["1", "2"],
    ["3", "4"],
  ];

  it("is 10 where all agrees in any order, and 0 where nothing was read", () => {
    expect(
      scoreOf(
        measuresOf(
          [
            ["b", "a"],
            ["3", "4"],
            ["1", "2"],
          ],
          truth,
        ),
      ),
    ).toBe(10);
    expect(scoreOf(measuresOf(undefined, truth))).toBe(0);
    expect(scoreOf(measuresOf([], []))).toBe(10);
  });

  it("falls by recall where a row is missing, and by precision too where another stands in its place", () => {
    const f1 = (2 * 0.5) / 1.5;
    expect(
      scoreOf(
        measuresOf(
          [
            ["a", "b"],
            ["1", "2"],
          ],
          truth,
        ),
      ),
    ).toBeCloseTo(4 + 2 * (1 + 0.5 + f1), 10);
    expect(
      scoreOf(
        measuresOf(
          [
            ["a", "b"],
            ["1", "2"],
            ["3", "5"],
          ],
          truth,
        ),
      ),
    ).toBeCloseTo(4 + 3 * 0.5 + 3 * 0.75, 10);
  });

  it("counts what stands twice twice", () => {
    expect(agreement(["x", "x", "y"], ["x", "y", "y"])).toEqual({precision: 2 / 3, recall: 2 / 3, f1: 2 / 3});
  });

  it("counts the row that is not in the truth, and a wrong table without a word", () => {
    const question = {name: "f", kind: "k", encoding: "e", truth};
    const wrong = scored(question, {
      lines: [
        ["a", "b"],
        ["1", "2"],
        ["3", "5"],
      ],
      isSilent: true,
    });
    expect([wrong.isWrong, wrong.isSilentlyWrong, wrong.isRefused]).toEqual([true, true, false]);
    const rejected = scored(question, {
      lines: [
        ["a", "b"],
        ["1", "2"],
      ],
      isSilent: false,
    });
    expect([rejected.isWrong, rejected.isSilentlyWrong, rejected.isRefused]).toEqual([false, false, false]);
    expect(scored({...question, mayRefuse: true}, {isSilent: false})).toMatchObject({score: 10, strictScore: 0});
  });
});
