import {once} from "node:events";
import {createWriteStream, statSync} from "node:fs";
import {finished} from "node:stream/promises";
import Papa from "papaparse";
import type {Reading} from "./reading.ts";
import {recordsOf, type TextRecord} from "./records.ts";

/** Where a file's sound records and the others went, and how many records it has. */
export type CleanCopy = {cleanPath: string; rejectedPath: string; rowCount: number};

/**
 * Writes the mapped columns of every sound record to a clean copy (UTF-8, comma, all quoted, row number first), and every
 * other record, whole, to a second file with its reason. Deeper trouble with files has its place here.
 */
export async function cleanCopyOf(
  reading: Reading,
  folder: string,
  number: number,
  at: (share: number) => void,
): Promise<CleanCopy> {
  const cleanPath = `${folder}/${number}.csv`;
  const rejectedPath = `${folder}/${number}.rejected.csv`;
  const clean = createWriteStream(cleanPath);
  const rejected = createWriteStream(rejectedPath);
  let rowCount = 0;
  const {file, encoding, delimiter} = reading;
  const {size} = statSync(file.path);
  const onBytes = (bytes: number) => at(bytes / size);
  for await (const batch of recordsOf(file.path, encoding, delimiter, {onBytes})) {
    const good: unknown[][] = [];
    const bad: unknown[][] = [];
    for (const record of batch) {
      if (record.row <= reading.headerRow) continue;
      const fault = faultOf(record, reading);
      if (fault)
        bad.push([
          record.row,
          fault.column,
          fault.reason,
          Papa.unparse([record.fields], {delimiter: reading.delimiter}),
        ]);
      else
        good.push([
          record.row,
          ...reading.columns.flatMap(({positions}) => positions.map((position) => record.fields[position])),
        ]);
    }
    rowCount += good.length + bad.length;
    await write(clean, good);
    await write(rejected, bad);
  }
  clean.end();
  rejected.end();
  await Promise.all([finished(clean), finished(rejected)]);
  return {cleanPath, rejectedPath, rowCount};
}

async function write(stream: ReturnType<typeof createWriteStream>, rows: unknown[][]): Promise<void> {
  if (rows.length === 0) return;
  if (!stream.write(`${Papa.unparse(rows, {quotes: true, newline: "\n"})}\n`)) await once(stream, "drain");
}

function faultOf({fields, fault}: TextRecord, reading: Reading): {column: string; reason: string} | undefined {
  if (fault) return {column: "(row)", reason: `invalid quoting: ${fault}`};
  if (fields.length !== reading.width)
    return {column: "(row)", reason: `invalid width: ${fields.length} fields where the header has ${reading.width}`};
  if (fields.some((field) => field.includes("\0"))) return {column: "(row)", reason: "invalid character: NUL"};
  return undefined;
}
