import {join} from "node:path";
import type {Written} from "./sheet.ts";
import {type Row, SHEETS} from "./sheets.ts";
import {textFileOf} from "./textFile.ts";
import {workbookFileOf} from "./workbookFile.ts";

export type Writer = {write(row: Row): void; close(): Written[]};

/** Writes rows to <folder>/exports/<system>/<file>, a chunk at a time; every file is there, if only its header. */
export function writerOf(folder: string): Writer {
  const exports = join(folder, "exports");
  const files = new Map(
    Object.entries(SHEETS).map(
      ([name, sheet]) =>
        [name, sheet.encoding === "XLSX" ? workbookFileOf(exports, sheet) : textFileOf(exports, sheet)] as const,
    ),
  );
  return {
    write: ({sheet, cells}) => files.get(sheet)!.row(cells),
    close: () => [...files.values()].map((file) => file.close()),
  };
}
