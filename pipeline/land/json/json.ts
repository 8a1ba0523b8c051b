import {once} from "node:events";
import {createWriteStream} from "node:fs";
import {mkdtemp, stat} from "node:fs/promises";
import {join} from "node:path";
import {finished} from "node:stream/promises";
import {HeadwaterError} from "../../errors.ts";
import {csvRecord} from "../csv.ts";
import {encodingOf} from "../text.ts";
import type {ShownFile} from "../unpack.ts";
import {type JsonFile, jsonFault, jsonFileOf, recordsOf} from "./records-of.ts";

const mostColumns = 10_000;
const allowedCells = 64 << 20;
const allowedCellsPerByte = 2;

/**
 * Writes the records of a JSON or NDJSON file as a text file whose first record is the header: keys in the order in which they first
 * appear anywhere in the file. Throws a line where it is not valid, holds no records, or is too deep, too wide or too sparse.
 */
export async function jsonTextOf(
  file: ShownFile,
  kind: "json" | "ndjson",
  scratch: string,
): Promise<ShownFile & {format: "json" | "ndjson"}> {
  const encoding = await encodingOf(file.path, file.shown);
  const json: JsonFile = kind === "json" ? await jsonFileOf(file, encoding) : {...file, encoding, table: "lines"};
  const columns = await columnsOf(json, allowedCells + allowedCellsPerByte * (await stat(file.path)).size);
  const path = join(await mkdtemp(join(scratch, "json-")), "0.csv");
  await write(json, columns, path);
  return {path, shown: file.shown, format: json.table === "lines" ? "ndjson" : "json"};
}

/** The columns of all records. One that is always empty beside columns of its own, such as `owner` beside `owner.name`, is none. */
async function columnsOf(json: JsonFile, mostCells: number): Promise<string[]> {
  const isFilled = new Map<string, boolean>();
  let count = 0;
  for await (const records of recordsOf(json)) {
    count += records.length;
    for (const cells of records)
      for (const [column, text] of cells) if (text !== "" || !isFilled.has(column)) isFilled.set(column, text !== "");
    if (isFilled.size > mostColumns) throw jsonFault(json.shown, `has more than ${mostColumns} different keys`, count);
  }
  const outer = new Set([...isFilled.keys()].flatMap((column) => prefixesOf(column)));
  const columns = [...isFilled].filter(([column, filled]) => filled || !outer.has(column)).map(([column]) => column);
  if (columns.length === 0)
    throw new HeadwaterError(`missing rows: ${json.shown} holds no record`, {
      fix: "export it again, or list it under ignore in headwater.yaml",
    });
  if (count * columns.length > mostCells)
    throw new HeadwaterError(`unsupported size: records of ${json.shown} have too few keys in common`, {
      fix: "export it as CSV",
    });
  return columns;
}

const prefixesOf = (column: string): string[] => [...column.matchAll(/\./g)].map(({index}) => column.slice(0, index));

async function write(json: JsonFile, columns: string[], path: string): Promise<void> {
  const output = createWriteStream(path);
  let text = `${csvRecord(columns)}\n`;
  const flush = async () => {
    if (!output.write(text)) await once(output, "drain");
    text = "";
  };
  try {
    for await (const records of recordsOf(json)) {
      for (const cells of records) text += `${csvRecord(columns.map((column) => cells.get(column) ?? ""))}\n`;
      if (text.length > 1 << 18) await flush();
    }
    await flush();
  } finally {
    output.end();
  }
  await finished(output);
}
