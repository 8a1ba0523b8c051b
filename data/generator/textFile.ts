import {join} from "node:path";
import iconv from "iconv-lite";
import {outputOf} from "./output.ts";
import type {Cell, SheetFile, TextSheet} from "./sheet.ts";
import {totalsOf} from "./totals.ts";

const CHUNK = 1 << 16;

const CODECS = {"UTF-8": "utf-8", "UTF-8 with BOM": "utf-8", "UTF-16 LE with BOM": "utf-16le", GB18030: "gb18030"};

/** Writes rows to <folder>/<system>/<file> as delimited text, a chunk at a time: what stands above, the header, the rows, their totals. */
export function textFileOf(folder: string, sheet: TextSheet): SheetFile {
  const {system, file, holds, encoding, delimiter, newline, header, above = [], totals = {}} = sheet;
  const output = outputOf(join(folder, system, file));
  const sums = totalsOf(header, totals);
  let text = encoding.endsWith("with BOM") ? "\uFEFF" : "";
  let rows = 0;
  const flush = () => {
    output.write(iconv.encode(text, CODECS[encoding]));
    text = "";
  };
  const line = (cells: Cell[]) => {
    text += cells.map((cell) => quoted(String(cell))).join(delimiter) + newline;
    if (text.length > CHUNK) flush();
  };
  for (const words of above) text += words + newline;
  line(header);
  return {
    row: (cells) => {
      sums.add(cells);
      line(cells);
      rows++;
    },
    close: () => {
      if (sheet.totals) line(sums.row());
      flush();
      return {path: `${system}/${file}`, encoding, rows, bytes: output.close(), holds};
    },
  };
}

// a comma is quoted between tabs too, as spreadsheets do
function quoted(cell: string): string {
  return /[",\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
