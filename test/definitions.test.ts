import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {definitions, definitionsOf} from "../pipeline/definitions.ts";
import {modelsOf} from "../pipeline/models.ts";
import {build} from "../pipeline/run.ts";
import {quietProgress} from "./quiet-progress.ts";
import {rowsIn} from "./rows-in.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-definitions-"));
const base = fileURLToPath(new URL("cases/_base", import.meta.url));
let comments: Map<string, string>;

beforeAll(async () => {
  const built = await build(base, {site: false, buildFolder: scratch, progress: quietProgress().progress});
  const rows = await rowsIn(
    built.warehouse,
    `select schema_name || '.' || table_name || '.' || column_name, coalesce(comment, '') from duckdb_columns()
      where database_name = current_database() and schema_name in ('core', 'metrics')`,
  );
  comments = new Map(rows.map(([column, comment]) => [column!, comment!]));
});
afterAll(() => rmSync(scratch, {recursive: true}));

describe("definition cards", () => {
  it("say in both languages what is counted, for whom, what becomes of open ones and what n is", () => {
    expect(Object.keys(definitions).length).toBeGreaterThan(14);
    for (const [name, {en, zh}] of Object.entries(definitions)) {
      expect(Object.keys(zh).sort(), name).toEqual(Object.keys(en).sort());
      for (const text of Object.values(zh)) expect(text, name).toMatch(/[\u4e00-\u9fff]/);
      for (const text of Object.values(en)) expect(text, name).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it("name columns that exist", () => {
    const unknown = Object.entries(definitions).flatMap(([name, {columns}]) =>
      columns.filter((column) => !comments.has(column)).map((column) => `${name}: ${column}`),
    );
    expect(unknown).toEqual([]);
  });

  it("stand in the comment of each column that they name, after the short one of the model", () => {
    const column = "metrics.stage_conversion.went_on_rate";
    const [short, ...cards] = comments.get(column)!.split("\n");
    expect(short).toMatch(/^went on \/ \(went on \+ /);
    expect(cards).toEqual(definitionsOf(column));
    expect(cards[0]).toMatch(/^Went on \(observed, n is .*\)\. Counted: .* Out of: .* For whom: .* Still open: /);
    expect(cards[1]).toMatch(/^推进率（观察值，n 为.*）。分子：.*分母：.*范围：.*仍在跟进：/);
    for (const {columns} of Object.values(definitions))
      for (const named of columns)
        for (const card of definitionsOf(named)) expect(comments.get(named), named).toContain(card);
    expect(definitionsOf("metrics.stage_conversion.stage")).toEqual([]);
  });

  it("are there for every rate that a metric shows to readers", () => {
    const shown = modelsOf().filter(({layer, pages}) => layer === "metrics" && pages !== "false");
    const rates = [...comments.keys()].filter(
      (column) =>
        /_(rate|ratio)$/.test(column) && shown.some(({qualifiedName}) => column.startsWith(`${qualifiedName}.`)),
    );
    const without = rates.filter((column) => !definitionsOf(column).length);
    expect(rates.length).toBeGreaterThan(5);
    expect(without).toEqual([]);
  });

  it("are said nowhere else: the locales hold no card", () => {
    for (const language of ["en", "zh"]) {
      const locale = JSON.parse(
        readFileSync(new URL(`../dashboard/locales/${language}.json`, import.meta.url), "utf8"),
      ) as object;
      expect(Object.keys(locale).filter((key) => /^definition\.\w+\.\w+$/.test(key))).toEqual([]);
    }
  });
});
