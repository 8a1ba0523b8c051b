import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import papaparse from "papaparse";
import writeWorkbook from "write-excel-file/node";
import {z} from "zod";
import {type Connection, rowsOf} from "./warehouse.ts";
import type {Workspace} from "./workspace.ts";
import {readYaml} from "./yaml.ts";

const wordsSchema = z.strictObject({en: z.string(), zh: z.string()});

const listSchema = z.strictObject({
  title: wordsSchema,
  select: z.string(),
  columns: z.record(z.string(), wordsSchema),
  words: z.record(z.string(), wordsSchema).default({}),
});

type Language = keyof z.output<typeof wordsSchema>;
type List = z.output<typeof listSchema>;
type Cell = string | number | null;

/** The work lists of a build, by the names of their files. */
export const lists: Record<string, List> = readYaml(
  fileURLToPath(new URL("lists.yaml", import.meta.url)),
  "pipeline/lists.yaml",
  z.record(z.string(), listSchema),
);

/**
 * Writes every work list to <folder>/<list>.csv (UTF-8 with a byte order mark, which spreadsheets ask for) and <list>.xlsx, in the workspace's
 * language. A text that a spreadsheet would take for a formula is written behind an apostrophe. Returns the number of rows of all lists.
 */
export async function writeLists(connection: Connection, {locale}: Workspace, folder: string): Promise<number> {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  await connection.run(consultantOf);
  let rowCount = 0;
  for (const [name, list] of Object.entries(lists)) {
    const {header, rows} = await tableOf(connection, list, locale);
    const csv = papaparse.unparse([header, ...rows.map((row) => row.map(safe))], {newline: "\r\n"});
    writeFileSync(join(folder, `${name}.csv`), `\uFEFF${csv}\r\n`);
    const cells = [
      header.map((value) => ({value, fontWeight: "bold" as const})),
      ...rows.map((row) => row.map((value) => ({value: safe(value)}))),
    ];
    await writeWorkbook(cells as never, {sheet: list.title[locale].slice(0, 31), stickyRowsCount: 1}).toFile(
      join(folder, `${name}.xlsx`),
    );
    rowCount += rows.length;
  }
  return rowCount;
}

/** The consultant's own number for the pseudonym of an export whose profile calls it personal; not kept in the warehouse. */
const consultantOf = `create or replace temp macro consultant_of(given) as coalesce(
  (select max(original_text) from landed.pseudonyms where _system || ':' || pseudonym = given), given)`;

async function tableOf(
  connection: Connection,
  {select, columns, words}: List,
  language: Language,
): Promise<{header: string[]; rows: Cell[][]}> {
  const told = await rowsOf(connection, select);
  const names = Object.keys(columns);
  const wordOf = (word: unknown): string => words[String(word)]?.[language] ?? String(word);
  const cellOf = (value: unknown): Cell => {
    if (value === null || value === undefined || value === "(none)" || value === "(missing)") return null;
    if (Array.isArray(value)) return value.map(wordOf).join(language === "zh" ? "、" : ", ");
    if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toFixed(4));
    if (typeof value === "string" && /^-?\d+\.\d\d$/.test(value)) return Number(value);
    return wordOf(value);
  };
  return {
    header: names.map((name) => columns[name]![language]),
    rows: told.map((row) => names.map((name) => cellOf(row[name]))),
  };
}

/** A cell that no spreadsheet runs: what begins like a formula stands behind an apostrophe. */
export const safe = (cell: Cell): Cell => (typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
