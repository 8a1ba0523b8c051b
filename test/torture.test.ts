import {execFileSync} from "node:child_process";
import {cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {smallFiles, withOpenQuote, writeEndlessLine, writeSmallFiles} from "./damaged/hostile-files.ts";
import {type Account, linesIn, type Outcome, outcomeIn} from "./damaged/outcome.ts";
import {type Ended, watchedRun} from "./watched-run.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-torture-"));
afterAll(() => rmSync(scratch, {recursive: true}));

const isLarge = process.env.HEADWATER_LARGE === "1";
const isRoot = process.getuid?.() === 0;

/** Holds a run to what is promised of any input: an ordinary end, no stack, in time and memory. */
function expectOrderly({code, stderr, seconds, peakBytes}: Ended, longest = 10): void {
  expect(code, stderr.slice(0, 2000)).toBeOneOf([0, 1]);
  expect(stderr).not.toMatch(/\n {4}at |Error:/);
  expect(seconds).toBeLessThan(longest);
  expect(peakBytes).toBeLessThan(1 << 30);
}

/** Whether something is said or loaded: no empty table in silence. */
const isSilentlyEmpty = ({status, loaded, reasons}: Account): boolean =>
  status === "read" && loaded === 0 && reasons.length === 0;

/** What peek makes of one file, and how the run ended. */
async function peeked(path: string, longest?: number): Promise<Outcome & {account: Account; ended: Ended}> {
  const out = `${path}.out`;
  const ended = await watchedRun(["peek", path, "--out", out], (longest ?? 10) * 2);
  expectOrderly(ended, longest);
  const {account, ...outcome} = outcomeIn(out, path.split("/").at(-1)!);
  expect(isSilentlyEmpty(account!)).toBe(false);
  return {...outcome, account: account!, ended};
}

describe("small hostile files, peeked at together", () => {
  let names: string[];
  let ended: Ended;
  const outcome = (name: string) => outcomeIn(join(scratch, "read"), name);
  beforeAll(async () => {
    names = writeSmallFiles(join(scratch, "small"));
    ended = await watchedRun(["peek", join(scratch, "small"), "--out", join(scratch, "read")], 60);
  });

  it("end in order, in 10 s and 1 GB", () => expectOrderly(ended));

  it("all have an account, and none is an empty table in silence", () => {
    expect(names.filter((name) => isSilentlyEmpty(outcome(name).account!))).toEqual([]);
  });

  it("each add up, and a refusal says what and why in one line of text", () => {
    for (const name of names) {
      const {account, lines} = outcome(name);
      const {status, records_in, loaded, rejected, duplicates, refusal} = account!;
      expect(records_in, name).toBe(loaded + rejected + duplicates);
      expect(lines === undefined, name).toBe(status === "refused");
      if (status === "refused")
        expect(refusal, name).toMatch(/^(invalid|missing|unknown|ambiguous|duplicate|unsupported) [^\n]+ — [^\n]+$/);
    }
  });

  it.each([
    "lone_surrogate_utf16.csv",
    "deep_arrays.json",
    "deep_objects.json",
    "deep_line.ndjson",
    "open_end.json",
    "zero_bytes.csv",
    "mark_only_utf8.csv",
    "mark_only_utf16le.csv",
    "mark_only_utf16be.csv",
    "newlines_only.csv",
    "returns_only.csv",
    "delimiters_only.csv",
    "blanks_only.csv",
    "dangling.csv",
    "round.csv",
    "fifo.csv",
  ])("%s is refused", (name) => {
    expect(outcome(name).account!.status).toBe("refused");
  });

  it("a block of NUL costs its own line: the other 100 rows are loaded", () => {
    const {account} = outcome("nul_block.csv");
    expect(account).toMatchObject({status: "read", loaded: 100, rejected: 1});
    expect(account!.reasons).toMatchObject([{row: 52, line: 52, code: "nul"}]);
  });

  it("10,000 columns are read, each value in its place", () => {
    const {lines} = outcome("ten_thousand_columns.csv");
    expect(lines!.length).toBe(21);
    expect(lines!.every((cells, row) => row === 0 || cells.every((cell, at) => cell === String(row * at)))).toBe(true);
  });

  it("columns named like what every object has are columns like any other", () => {
    expect(outcome("prototype.csv").lines).toEqual([
      ["__proto__", "constructor", "toString"],
      ["L1", "a", "1"],
      ["L2", "b", "2"],
    ]);
    expect(outcome("prototype.json").lines).toEqual([
      ["__proto__", "constructor"],
      ["L1", "a"],
      ["L2", "b"],
    ]);
  });

  it("a name with brackets is a name, and a folder named like a file is a folder", () => {
    const table = String(smallFiles["[x].csv"]);
    for (const name of ["[x].csv", "folder.csv/inside.csv"])
      expect(
        outcome(name)
          .lines!.map((cells) => `${cells.join(",")}\n`)
          .join(""),
      ).toBe(table);
  });

  it.skipIf(isRoot)("a file that may not be read is refused (not to be seen as root)", () => {
    expect(outcome("forbidden.csv").account!.status).toBe("refused");
  });
});

describe("large hostile files", () => {
  const lineBytes = isLarge ? 1 << 30 : 64 << 20;
  const longest = isLarge ? 60 : 10;

  it.each([
    ["of text", "x"],
    ["of separators", "a,"],
    ["of quoted cells", '"a",'],
    ["of quotes", '"'],
    ["of odd quotes", 'a"b,'],
  ])(`a line ${isLarge ? "of 1 GB" : "of 64 MB"} %s ends in a word about it`, async (what, piece) => {
    const path = join(scratch, `line ${what}.csv`);
    writeEndlessLine(path, lineBytes, piece);
    const {account} = await peeked(path, longest);
    expect(account.status === "refused" || account.reasons.length > 0).toBe(true);
    rmSync(path);
  });

  it("a quote that opens in row 3 of 300,000 and never closes costs that row only", async () => {
    const path = join(scratch, "open_quote.csv");
    writeFileSync(path, withOpenQuote(300_000));
    const {account} = await peeked(path);
    expect(account).toMatchObject({status: "read", records_in: 300_000});
    expect(account.loaded).toBeGreaterThanOrEqual(299_999);
    expect(account.reasons).toMatchObject([{row: 4, line: 4}]);
  });

  it("a million lines of one character are a million records, the first of which may be a header", async () => {
    const path = join(scratch, "short_lines.csv");
    writeFileSync(path, "x\n".repeat(1_000_000));
    const {account} = await peeked(path);
    expect(account.records_in).toBeOneOf([999_999, 1_000_000]);
    expect(account.loaded).toBe(account.records_in);
  });

  it("100,000 quoted cells of many lines each are read as they stand", async () => {
    const path = join(scratch, "many_lines.csv");
    writeFileSync(path, `id,note\n${Array.from({length: 100_000}, (_, at) => `${at},"a\n\nb ${at}\n"\n`).join("")}`);
    const {account} = await peeked(path);
    expect(account).toMatchObject({status: "read", records_in: 100_000, loaded: 100_000});
    expect(linesIn(join(`${path}.out`, "many_lines.csv")).at(-1)).toEqual(["99999", "a\n\nb 99999\n"]);
  });
});

describe("a workspace with hostile exports", () => {
  let number = 0;
  const workspaceWith = (change: (exports: string) => void): string => {
    const folder = join(scratch, `workspace ${++number}`);
    cpSync(fileURLToPath(new URL("cases/_base", import.meta.url)), folder, {recursive: true});
    change(join(folder, "exports/crm"));
    return folder;
  };
  const built = (folder: string) => watchedRun(["build", folder, "--no-site"], 60);

  it.each<[string, (exports: string) => void]>([
    ["a link that leads nowhere", (at) => symlinkSync("nowhere.csv", join(at, "leads_later.csv"))],
    ["a FIFO", (at) => void execFileSync("mkfifo", [join(at, "leads_later.csv")])],
    ["a folder named like a file", (at) => mkdirSync(join(at, "x.csv"))],
    ["a file of NUL bytes", (at) => writeFileSync(join(at, "leads_later.csv"), Buffer.alloc(65_536))],
    ["a file of newlines", (at) => writeFileSync(join(at, "leads_later.csv"), "\n".repeat(1000))],
    ["JSON that is 100,000 deep", (at) => writeFileSync(join(at, "leads.json"), "[".repeat(100_000))],
  ])("%s stops the run with one line", async (_, change) => {
    const ended = await built(workspaceWith(change));
    expectOrderly(ended);
    expect(ended.code).toBe(1);
    expect(ended.stderr.trim().split("\n").at(-1)).toMatch(/^(invalid|missing|unknown|unsupported) .+ — .+/);
  });

  it("a link out of the workspace is read as the file it leads to, or refused by name, never half", async () => {
    const folder = workspaceWith((at) => {
      renameSync(join(at, "leads.csv"), join(scratch, "outside.csv"));
      symlinkSync(join(scratch, "outside.csv"), join(at, "leads.csv"));
    });
    const ended = await built(folder);
    expectOrderly(ended);
    if (ended.code === 0) expect(ended.stderr).toMatch(/^land exports\/crm\/leads\.csv +6 rows/m);
    else expect(ended.stderr).toMatch(/^(invalid|unsupported) .*leads\.csv.* — /m);
    expect(readFileSync(join(scratch, "outside.csv"), "utf8").split("\n").length).toBeGreaterThan(6);
  });

  it("a name with brackets is no pattern", async () => {
    const ended = await built(workspaceWith((at) => renameSync(join(at, "leads.csv"), join(at, "[x].csv"))));
    expectOrderly(ended);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stderr).toMatch(/^land exports\/crm\/\[x\]\.csv +6 rows/m);
  });
});
