import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {checks} from "../pipeline/checks.ts";
import {definitions} from "../pipeline/definitions.ts";
import {type Dictionary, type DictionaryTable, dictionaryOf} from "../pipeline/dictionary.ts";
import {lineageOf} from "../pipeline/lineage.ts";
import {modelsOf} from "../pipeline/models.ts";
import {build} from "../pipeline/run.ts";
import {quietProgress} from "./quiet-progress.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-dictionary-"));
const base = fileURLToPath(new URL("cases/_base", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));
const models = modelsOf();
let instance: DuckDBInstance;
let connection: DuckDBConnection;
let dictionary: Dictionary;
let tables: Map<string, DictionaryTable>;

beforeAll(async () => {
  const {warehouse} = await build(base, {site: false, buildFolder: scratch, progress: quietProgress().progress});
  instance = await DuckDBInstance.create(warehouse, {access_mode: "READ_ONLY"});
  connection = await instance.connect();
  dictionary = await dictionaryOf(connection, models);
  tables = new Map(dictionary.tables.map((table) => [`${table.schema}.${table.name}`, table]));
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
  rmSync(scratch, {recursive: true});
});

describe("the dictionary", () => {
  it("holds every table and column of the warehouse, each with what it means", async () => {
    const counted = await connection.runAndReadAll(
      `select (select count(*) from information_schema.tables where table_schema <> 'main')::integer,
        (select count(*) from information_schema.columns where table_schema <> 'main')::integer`,
    );
    const columns = dictionary.tables.flatMap((table) => table.columns);
    expect([dictionary.tables.length, columns.length]).toEqual(counted.getRowsJson()[0]);
    for (const {name, grain, columns} of dictionary.tables) {
      expect(grain, name).toMatch(/^One row/);
      for (const {name: column, means} of columns) expect(means, `${name}.${column}`).toMatch(/\S/);
    }
    for (const {qualifiedName, key} of models) expect(tables.get(qualifiedName)!.key).toEqual(key);
    for (const {key, columns} of dictionary.tables)
      for (const column of key) expect(columns.map(({name}) => name)).toContain(column);
  });

  it("says of each model what it reads, as the database's own parser does, and of each what reads it", async () => {
    let found = 0;
    for (const {qualifiedName, sql} of models) {
      const direct = await parsed(sql);
      found += direct.length;
      const named = lineageOf(sql);
      expect(
        direct.filter((table) => !named.includes(table)),
        qualifiedName,
      ).toEqual([]);
      for (const more of named.filter((table) => !direct.includes(table)))
        expect(more, qualifiedName).toMatch(/^workspace\./);
      expect(tables.get(qualifiedName)!.reads).toEqual(named);
      for (const read of named)
        expect(tables.get(read)?.readBy, `${read}, read by ${qualifiedName}`).toContain(qualifiedName);
    }
    expect(found).toBeGreaterThan(2 * models.length);
    const pairs = (side: "reads" | "readBy") => dictionary.tables.reduce((sum, table) => sum + table[side].length, 0);
    expect(pairs("reads")).toBe(pairs("readBy"));
    expect(lineageOf("select fiscal_quarter_of(day_on) from core.calendar")).toEqual([
      "core.calendar",
      "workspace.settings",
    ]);
  });

  it("names the checks and tests that prove a table, the method that makes it, and the cards of its figures", () => {
    expect(tables.get("metrics.spend_return")!.checks).toContain("spend_return_conserved");
    expect(tables.get("metrics.win_rates")!.pages).toContain("method");
    for (const {published, pages, name} of dictionary.tables) expect(pages.length > 0, name).toBe(published !== "none");
    expect(tables.get("metrics.markov_credit")).toMatchObject({
      kind: "method",
      method: "pipeline/methods/markov_credit.ts",
    });
    expect(dictionary.checks.map(({name}) => name)).toEqual(checks.map(({name}) => name));
    for (const {claim} of dictionary.checks) expect(claim).toMatch(/\.$/);
    for (const {method, path, tests} of dictionary.tables)
      for (const file of [method, path, ...tests]) if (file) expect(existsSync(join(root, file)), file).toBe(true);
    for (const [qualifiedName, {tests}] of tables)
      for (const file of tests) expect(readFileSync(join(root, file), "utf8")).toContain(qualifiedName);
    for (const [card, {columns}] of Object.entries(definitions))
      for (const column of columns) {
        const [schema, table, name] = column.split(".");
        const held = tables.get(`${schema}.${table}`)?.columns.find((each) => each.name === name);
        expect(held?.definitions, column).toContain(card);
      }
  });

  it("says which rows leave for the site as the headers do, and how each macro is called", async () => {
    for (const {name, layer, pages, qualifiedName} of models) {
      const published = layer !== "metrics" || pages === "false" ? "none" : pages === "true" ? "all" : "some";
      expect(tables.get(qualifiedName)!.published, name).toBe(published);
    }
    const made = await connection.runAndReadAll(
      "select function_name || '(' || array_to_string(parameters, ', ') || ')' from duckdb_functions() where function_type = 'macro' and not internal order by all",
    );
    expect(dictionary.macros.map(({call}) => call).sort()).toEqual(
      made
        .getRowsJson()
        .map(([call]) => String(call))
        .sort(),
    );
    for (const {means, name} of dictionary.macros) expect(means, name).toMatch(/\.$/);
  });

  it("is the same text from the same warehouse", async () => {
    expect(JSON.stringify(await dictionaryOf(connection, modelsOf()))).toBe(JSON.stringify(dictionary));
  });
});

/** The tables that the database finds in a query, without those that its own steps make. */
async function parsed(sql: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(
    `select json_serialize_sql(${`'${sql.replaceAll("'", "''")}'`})::varchar`,
  );
  const found = String(reader.getRowsJson()[0]![0]).matchAll(/"schema_name":"(\w+)","table_name":"(\w+)"/g);
  return [...new Set([...found].map(([, schema, table]) => `${schema}.${table}`))].sort();
}
