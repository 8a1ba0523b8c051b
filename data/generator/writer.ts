import {closeSync, mkdirSync, openSync, writeSync} from "node:fs";
import {join} from "node:path";
import iconv from "iconv-lite";
import type {Written} from "./readme.ts";
import {type Row, SHEETS, type Sheet} from "./sheets.ts";

const CHUNK = 1 << 16;

export type Writer = {write(row: Row): void; close(): Written[]};

/** Writes rows to <folder>/exports/<system>/<file>, a chunk at a time; every file is there, if only its header. */
export function writerOf(folder: string): Writer {
  const files = new Map(
    Object.entries(SHEETS).map(([name, sheet]) => [name, fileOf(join(folder, "exports"), sheet)] as const),
  );
  return {
    write: ({sheet, cells}) => files.get(sheet)!.line(cells),
    close: () => [...files.values()].map((file) => file.close()),
  };
}

function fileOf(folder: string, {system, file, holds, encoding, delimiter, newline, header}: Sheet) {
  mkdirSync(join(folder, system), {recursive: true});
  const handle = openSync(join(folder, system, file), "w");
  let text = encoding === "UTF-8 with BOM" ? "\uFEFF" : "";
  let [rows, bytes] = [-1, 0];
  const flush = () => {
    bytes += writeSync(handle, encoding === "GB18030" ? iconv.encode(text, "gb18030") : Buffer.from(text));
    text = "";
  };
  const line = (cells: (string | number)[]) => {
    text += cells.map((cell) => quoted(String(cell), delimiter)).join(delimiter) + newline;
    rows++;
    if (text.length > CHUNK) flush();
  };
  const close = (): Written => {
    flush();
    closeSync(handle);
    return {path: `${system}/${file}`, encoding, rows, bytes, holds};
  };
  line(header);
  return {line, close};
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}
