import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, it} from "vitest";
import {parse} from "yaml";
import {linesOf} from "../pipeline/errors.ts";
import {fill} from "../pipeline/fill.ts";
import {build} from "../pipeline/run.ts";
import {newWarehouse} from "../pipeline/warehouse.ts";
import {workspaceOf} from "../pipeline/workspace.ts";
import {modelsFor} from "./models-for.ts";
import {quietProgress} from "./quiet-progress.ts";
import {rowsIn, textsOf} from "./rows-in.ts";

/**
 * A case is a folder laid over test/cases/_base. expected.yaml: `it` (the sentence), `remove` (paths of the base taken away),
 * `as_of`, then either `fails` (every line of the error) or `rows` (query → rows as text) and `says` (lines of the run); `wrong` is what
 * a usual report would count from the same tables.
 */
type Case = {
  it: string;
  remove?: string[];
  as_of?: string;
  fails?: string[];
  says?: string[];
  rows?: Record<string, string[][]>;
  wrong?: Record<string, string[][]>;
};

const cases = fileURLToPath(new URL("cases", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "headwater-cases-"));

const named = readdirSync(cases)
  .filter((name) => existsSync(join(cases, name, "expected.yaml")))
  .sort();

/** Every so manieth case is built whole, with every model and check; the others have the tables that they ask for. */
const whole = 4;

/** Runs the cases whose names begin with a letter from the first to the last given; halves run side by side. */
export function runCases(first: string, last: string): void {
  afterAll(() => rmSync(scratch, {recursive: true}));
  it("have names that some half runs", () => expect(named.filter((name) => !/^[a-z]/.test(name))).toEqual([]));
  const part = named.filter((name) => name[0]! >= first && name[0]! <= last);
  describe("input as it comes", () => {
    it.each(
      part.map(
        (name, place) =>
          [name, parse(readFileSync(join(cases, name, "expected.yaml"), "utf8")) as Case, place] as const,
      ),
    )("%s", async (name, expected, place) => {
      const workspace = join(scratch, name);
      cpSync(join(cases, "_base"), workspace, {recursive: true});
      cpSync(join(cases, name), workspace, {recursive: true});
      for (const path of expected.remove ?? []) rmSync(join(workspace, path), {recursive: true});
      const {progress, lines} = quietProgress();
      const buildFolder = join(scratch, "build");
      const asOf = expected.as_of && {asOf: expected.as_of};
      const queries = {...expected.wrong, ...expected.rows};
      if (place % whole && !expected.fails && !expected.says) {
        const warehouse = await newWarehouse(":memory:");
        progress.watch(warehouse.connection);
        const models = modelsFor(
          Object.keys(queries).flatMap((query) => query.match(/\b(?:core|metrics)\.\w+/g) ?? []),
        );
        const folder = join(buildFolder, name);
        await fill(warehouse, workspaceOf(workspace), {
          landing: join(folder, "landing"),
          folder,
          progress,
          models,
          ...asOf,
        });
        for (const [query, rows] of Object.entries(queries))
          expect({[query]: await textsOf(warehouse.connection, query)}).toEqual({[query]: rows});
        warehouse.close();
        return;
      }
      const run = build(workspace, {site: false, buildFolder, progress, ...asOf});
      if (expected.fails) {
        const told = await run.then(
          () => ["it did not fail"],
          (error: unknown) => linesOf(error),
        );
        expect(told.map((line) => line.replaceAll(workspace, "…"))).toEqual(expected.fails);
        expect(existsSync(join(buildFolder, name, "warehouse.duckdb"))).toBe(false);
        return;
      }
      const {warehouse} = await run;
      expect(lines).toEqual(expect.arrayContaining(expected.says ?? []));
      for (const [query, rows] of Object.entries(queries))
        expect({[query]: await rowsIn(warehouse, query)}).toEqual({[query]: rows});
    });
  });
}
