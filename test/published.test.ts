import {mkdtempSync, readFileSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {tableFromIPC} from "apache-arrow";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {definitions} from "../pipeline/definitions.ts";
import {exportMetrics} from "../pipeline/export.ts";
import {freeMacros, macros} from "../pipeline/macros.ts";
import {modelsOf} from "../pipeline/models.ts";
import {publishDatabase} from "../pipeline/published.ts";
import {build} from "../pipeline/run.ts";
import {workspaceOf} from "../pipeline/workspace.ts";
import {plantSecrets} from "./plant-secrets.ts";
import {quietProgress} from "./quiet-progress.ts";
import {rowsIn} from "./rows-in.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-published-"));
const folder = join(scratch, "secrets");
const published = join(scratch, "published.duckdb");
const arrow = join(scratch, "arrow");
let secrets: string[];
let warehouse: string;
let instance: DuckDBInstance;
let connection: DuckDBConnection;

/** Writes the database and the Arrow files from a finished warehouse, and returns the setting of compression that it leaves behind. */
async function publishTo(path: string): Promise<unknown> {
  const instance = await DuckDBInstance.create(warehouse, {access_mode: "READ_ONLY"});
  const connection = await instance.connect();
  await connection.run("set disabled_compression_methods = 'fsst'");
  await connection.run(
    "select count(*) from (select md5(i::varchar) as word from range(200000) as t(i) order by word)",
  );
  await publishDatabase(connection, modelsOf(), workspaceOf(folder), path);
  await exportMetrics(connection, modelsOf(), workspaceOf(folder), arrow);
  const reader = await connection.runAndReadAll("select current_setting('disabled_compression_methods')");
  connection.closeSync();
  instance.closeSync();
  return reader.getRowsJson()[0]![0];
}

beforeAll(async () => {
  secrets = plantSecrets(folder);
  ({warehouse} = await build(folder, {
    site: false,
    buildFolder: join(scratch, "build"),
    progress: quietProgress().progress,
  }));
  expect(await publishTo(published)).toMatch(/fsst/i);
  instance = await DuckDBInstance.create(published, {access_mode: "READ_ONLY"});
  connection = await instance.connect();
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
  rmSync(scratch, {recursive: true});
});

/** The rows of a query on the published database, every value as text, null as “–”. */
async function answers(sql: string): Promise<string[][]> {
  const reader = await connection.runAndReadAll(sql);
  const textOf = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));
  return reader.getRowsJson().map((row) => row.map((value) => (value === null ? "–" : textOf(value))));
}

const tables = async (): Promise<string[]> =>
  (await answers("select schema_name || '.' || table_name from duckdb_tables() where not internal order by all")).map(
    ([name]) => name!,
  );

describe("the published database", () => {
  it("holds the rows that the Arrow files hold, in their order, and no other metric", async () => {
    const metrics = (await tables()).filter((name) => name.startsWith("metrics."));
    const shown = modelsOf().filter(({layer, pages}) => layer === "metrics" && pages !== "false");
    expect(metrics).toEqual(shown.map(({qualifiedName}) => qualifiedName).sort());
    let rowCount = 0;
    for (const metric of metrics) {
      const file = tableFromIPC(readFileSync(join(arrow, `${metric.slice(8)}.arrow`)));
      const columns = file.schema.fields.map(({name}) => name);
      const rows = await answers(`from ${metric}`);
      expect(rows.length, metric).toBe(file.numRows);
      rowCount += rows.length;
      for (const [place, row] of rows.entries())
        expect(
          row.map((cell, index) => told(cell, file.getChildAt(index)!.get(place))),
          metric,
        ).toEqual(columns.map((_, index) => told("", file.getChildAt(index)!.get(place))));
    }
    expect(rowCount).toBeGreaterThan(1000);
  });

  it("holds nothing personal: no planted value stands in any cell or comment of it, packed or not", async () => {
    expect(secrets.length).toBeGreaterThan(15);
    const cells: string[] = [readFileSync(published, "latin1")];
    for (const table of await tables()) cells.push(JSON.stringify(await answers(`from ${table}`)));
    for (const kind of ["tables", "columns", "functions"])
      cells.push(JSON.stringify(await answers(`from duckdb_${kind}() where not internal`)));
    expect(secrets.filter((secret) => cells.some((text) => text.includes(secret)))).toEqual([]);
    expect(cells.some((text) => text.includes("Wang said call … or …"))).toBe(true);
  });

  it("carries the warehouse's comments, the cards in both languages, the day that counts, and macros that run alone", async () => {
    const comments = (schema: string) =>
      `select table_name, column_name, data_type, comment from duckdb_columns()
        where schema_name = 'metrics' and database_name = current_database() and table_name in (${schema}) order by all`;
    const names = (await tables()).map((name) => `'${name.slice(8)}'`).join(", ");
    expect(await answers(comments(names))).toEqual(await rowsIn(warehouse, comments(names)));
    const uncommented = await answers(`select table_name from duckdb_tables() where not internal and comment is null
        union all select table_name || '.' || column_name from duckdb_columns() where not internal and comment is null
        union all select function_name from duckdb_functions() where function_type = 'macro' and not internal and comment is null`);
    expect(uncommented).toEqual([]);
    const cards = await answers("select count(*), count(distinct definition), count(denominator) > 0 from definitions");
    const count = Object.keys(definitions).length;
    expect(cards).toEqual([[String(2 * count), String(count), "true"]]);
    expect(await answers("select as_of_on::varchar from run")).toEqual(
      await rowsIn(warehouse, "select as_of_on::varchar from workspace.clock"),
    );
    expect(
      await answers("select rate(3, 4), wording_of('１２, C'), is_withheld(3, 5, 1, 1), main.amount_each(100, 3)"),
    ).toEqual([["0.75", "12 c", "true", "33.33"]]);
  });

  it("is small, and the same warehouse gives the same bytes", async () => {
    await publishTo(join(scratch, "again.duckdb"));
    expect(readFileSync(join(scratch, "again.duckdb")).equals(readFileSync(published))).toBe(true);
    expect(statSync(published).size).toBeLessThan(3e6);
  });
});

it("macros stand after those that they call, and those that need the workspace are told from those that don't", () => {
  const places = new Map(macros.map(({name}, place) => [name, place]));
  for (const [place, {name, calls}] of macros.entries())
    for (const called of calls) expect(places.get(called) ?? -1, `${name} calls ${called}`).toBeLessThan(place);
  const free = freeMacros().map(({name}) => name);
  expect(free).toContain("wilson_low");
  expect(free).toContain("half_width");
  for (const bound of ["threshold", "day_of", "fiscal_quarter_of", "working_hours_between", "text_or_null"])
    expect(free).not.toContain(bound);
});

/** A cell of either file in one form: numbers as numbers, no answer as “–”. */
function told(text: string, value: unknown): unknown {
  const cell = text || value;
  if (cell === null || cell === undefined || cell === "–") return "–";
  if (typeof value === "number") return Number(cell);
  if (typeof value === "object" && value !== null)
    return text ? (JSON.parse(text) as unknown[]).map(Number) : [...(value as Iterable<number>)].map(Number);
  return String(cell);
}
