import {createWriteStream} from "node:fs";
import {finished} from "node:stream/promises";
import {setImmediate} from "node:timers/promises";
import {written} from "../written.ts";
import {chunksOf} from "./chunks.ts";
import type {Scanner} from "./scanner.ts";

/** A file to scan: its size in bytes, the lines above its records, where a copy in UTF-8 goes if one is needed, who else may end the scan. */
export type ScannedFile = {
  path: string;
  size: number;
  encoding: string;
  linesAbove: number;
  copyPath?: string;
  /** only the first chunk is looked at */
  isSample?: true;
  at: (share: number) => void;
  isStopped: () => boolean;
};

/** What a scan found sound: the hash of the file's bytes. */
export type Scanned = {sha256: string};

/** Scans a file to its end and returns the hash of its bytes; nothing where anything looks suspicious. */
export async function scanFile(scanner: Scanner, file: ScannedFile): Promise<Scanned | undefined> {
  const chunks = await chunksOf(file.path, file.encoding);
  const copy = file.copyPath === undefined ? undefined : createWriteStream(file.copyPath);
  try {
    let unused: Buffer = Buffer.alloc(0);
    for (let isFirst = true; ; isFirst = false) {
      const {bytes, end, isLast, read} = await chunks.next(unused);
      if (copy) await written(copy, Buffer.from(bytes.subarray(isFirst ? 0 : unused.length, end)));
      const start = isFirst ? behindLines(bytes, end, file.linesAbove) : 0;
      const taken = start === undefined ? undefined : scanner.take(bytes.subarray(start), end - start, isLast);
      if (taken === undefined || file.isStopped()) return undefined;
      file.at(read / file.size);
      if (isLast || file.isSample) return {sha256: chunks.sha256()};
      unused = bytes.subarray(start! + taken, end);
      await setImmediate();
    }
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  } finally {
    await chunks.close();
    copy?.end();
    if (copy) await finished(copy);
  }
}

/** Where the first record begins; nothing where so many lines do not end in the first chunk, or some end with CR alone. */
function behindLines(bytes: Buffer, end: number, lines: number): number | undefined {
  let at = 0;
  for (let line = 0; line < lines; line++) {
    at = bytes.indexOf(0x0a, at) + 1;
    if (at === 0 || at > end) return undefined;
  }
  for (let ret = bytes.indexOf(0x0d); ret >= 0 && ret < at; ret = bytes.indexOf(0x0d, ret + 1))
    if (bytes[ret + 1] !== 0x0a) return undefined;
  return at;
}
