import {createWriteStream} from "node:fs";
import {finished} from "node:stream/promises";
import {csvField} from "./csv.ts";
import type {Reading} from "./reading.ts";
import {rowsOf} from "./table.ts";
import {written} from "./written.ts";

/** Where a file's sound records and the others went, and how many records it has; how many of the sound were mended. */
export type CleanCopy = {cleanPath: string; rejectedPath: string; rowCount: number; mendedCount: number};

/**
 * The careful way: writes the mapped columns of every sound record to a clean copy (UTF-8, comma, row number first), and every other
 * record, whole, to a second file with its reason.
 */
export async function cleanCopyOf(
  {table, columns}: Reading,
  folder: string,
  number: number,
  at: (share: number) => void,
): Promise<CleanCopy> {
  const cleanPath = `${folder}/${number}.csv`;
  const rejectedPath = `${folder}/${number}.rejected.csv`;
  const clean = createWriteStream(cleanPath);
  const rejects = createWriteStream(rejectedPath);
  const positions = columns.flatMap((mapped) => mapped.positions);
  let [rowCount, mendedCount] = [0, 0];
  for await (const {sound, rejected} of rowsOf(table, at)) {
    let text = "";
    for (const {row, fields, mendedFault} of sound) {
      text += row;
      for (const position of positions) text += `,${csvField(fields[position]!)}`;
      text += "\n";
      if (mendedFault) mendedCount++;
    }
    await written(clean, text);
    const lines = rejected.map(({row, line, column, fault, raw, fields}) =>
      [String(row), String(line), String(column ?? 0), fault, raw ?? fields.join(table.dialect.delimiter)]
        .map(csvField)
        .join(","),
    );
    await written(rejects, lines.length > 0 ? `${lines.join("\n")}\n` : "");
    rowCount += sound.length + rejected.length;
  }
  clean.end();
  rejects.end();
  await Promise.all([finished(clean), finished(rejects)]);
  return {cleanPath, rejectedPath, rowCount, mendedCount};
}
