import {join} from "node:path";
import {strToU8, Zip, ZipDeflate} from "fflate";
import {outputOf} from "./output.ts";
import type {Cell, SheetFile, WorkbookSheet} from "./sheet.ts";
import {cellXml, PARTS, rowXml, SHEET_START, type Style, sheetEnd} from "./workbookParts.ts";

const CHUNK = 1 << 16;
const MOST_ROWS = 1_048_576;

/** Writes rows to <folder>/<system>/<file> as a workbook, a chunk at a time. Throws where a sheet holds no more rows. */
export function workbookFileOf(folder: string, sheet: WorkbookSheet): SheetFile {
  const {system, file, holds, encoding, header, title, moments, texts} = sheet;
  const output = outputOf(join(folder, system, file));
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    output.write(bytes);
  });
  for (const [name, xml] of Object.entries(PARTS)) partOf(name, zip).push(strToU8(xml), true);
  const part = partOf("xl/worksheets/sheet1.xml", zip);
  const styles = header.map((name): Style => {
    if (moments.includes(name)) return "moment";
    return texts.includes(name) ? "text" : "plain";
  });
  let [xml, row] = [SHEET_START, 0];
  const flush = (isLast: boolean) => {
    part.push(strToU8(xml), isLast);
    xml = "";
  };
  const add = (cells: Cell[], styleOf: (column: number) => Style) => {
    row++;
    if (row > MOST_ROWS) throw new RangeError(`unsupported size: ${file} has more than ${MOST_ROWS} rows`);
    xml += rowXml(
      row,
      cells.map((cell, column) => cellXml(cell, column, row, styleOf(column))),
    );
    if (xml.length > CHUNK) flush(false);
  };
  add([title], () => "title");
  add(header, () => "plain");
  return {
    row: (cells) => add(cells, (column) => styles[column]!),
    close: () => {
      xml += sheetEnd(header.length);
      flush(true);
      zip.end();
      return {path: `${system}/${file}`, encoding, rows: row - 2, bytes: output.close(), holds};
    },
  };
}

function partOf(name: string, zip: Zip): ZipDeflate {
  const part = new ZipDeflate(name, {level: 6});
  part.mtime = new Date(2026, 0, 1);
  zip.add(part);
  return part;
}
