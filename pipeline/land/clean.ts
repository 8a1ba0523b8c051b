import {createWriteStream} from "node:fs";
import {finished} from "node:stream/promises";
import {csvField} from "./csv.ts";
import type {MappedColumn} from "./mapped-columns.ts";
import type {Reading} from "./reading.ts";
import {rowsOf} from "./table.ts";
import {written} from "./written.ts";

const special = /[",\r\n]/;
const bytesOfCharacter = 3;
const mostTexts = 50_000;

/** A text that does not keep alive the piece of the file that it was cut out of. */
const ownCopy = (text: string): string => Buffer.from(text, "utf16le").toString("utf16le");

/** Where a file's sound records and the others went, and how many records it has; how many of the sound were mended. */
export type CleanCopy = {
  cleanPath: string;
  rejectedPath: string;
  rowCount: number;
  mendedCount: number;
  /** how many bytes a line of either file has at most */
  longestLine: number;
  /** the different texts of the pseudonymous columns, as far as they are not too many to hold */
  names: Map<string, string[]>;
};

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
  const personal = columns.filter(({isPseudonymous}) => isPseudonymous);
  const texts = new Map(
    personal.flatMap((mapped) => mapped.positions.map((position) => [position, new Set<string>()])),
  );
  let [rowCount, mendedCount, longest] = [0, 0, 0];
  for await (const {sound, rejected} of rowsOf(table, at)) {
    let text = "";
    for (const {row, fields, mendedFault} of sound) {
      const cells = positions.map((position) => fields[position]!);
      const line = `${row},${(special.test(cells.join("")) ? cells.map(csvField) : cells).join(",")}\n`;
      if (line.length > longest) longest = line.length;
      text += line;
      for (const [position, names] of texts) {
        const name = fields[position]!;
        if (names.size <= mostTexts && !names.has(name)) names.add(ownCopy(name));
      }
      if (mendedFault) mendedCount++;
    }
    await written(clean, text);
    const lines = rejected.map(({row, line, column, fault, raw, fields}) =>
      [String(row), String(line), String(column ?? 0), fault, raw ?? fields.join(table.dialect.delimiter)]
        .map(csvField)
        .join(","),
    );
    for (const line of lines) if (line.length > longest) longest = line.length;
    await written(rejects, lines.length > 0 ? `${lines.join("\n")}\n` : "");
    rowCount += sound.length + rejected.length;
  }
  clean.end();
  rejects.end();
  await Promise.all([finished(clean), finished(rejects)]);
  const namesOf = ({positions}: MappedColumn) => positions.flatMap((position) => [...texts.get(position)!]);
  const held = personal.filter(({positions}) => positions.every((position) => texts.get(position)!.size <= mostTexts));
  const names = new Map(held.map((mapped) => [mapped.column, namesOf(mapped)]));
  return {cleanPath, rejectedPath, rowCount, mendedCount, longestLine: bytesOfCharacter * longest, names};
}
