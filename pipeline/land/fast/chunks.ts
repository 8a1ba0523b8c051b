import {createHash} from "node:crypto";
import {type FileHandle, open} from "node:fs/promises";

/** A chunk of a file as UTF-8, with the byte behind it free; `read` of the file's bytes are read by then. */
export type Chunk = {bytes: Buffer; end: number; isLast: boolean; read: number};

export type Chunks = {
  /** The next chunk: what was not used of the last one, then what follows in the file. */
  next: (unused: Buffer) => Promise<Chunk>;
  /** The hash of the bytes read, once all are. */
  sha256: () => string;
  close: () => Promise<void>;
};

const atOnce = 256 << 10;
const byteOrderMark = Buffer.from("\uFEFF");

/** Reads a file in chunks of UTF-8, without byte order mark. Throws a TypeError where it is not valid in its encoding. */
export async function chunksOf(path: string, encoding: string): Promise<Chunks> {
  const file = await open(path);
  const hash = createHash("sha256");
  const decoder = encoding === "utf-8" ? undefined : new TextDecoder(encoding, {fatal: true});
  const raw = Buffer.allocUnsafe(atOnce);
  let ahead = readInto(file, raw);
  let [read, isStart] = [0, true];
  const buffer = Buffer.allocUnsafe(atOnce * 3 + (1 << 20) + 64);

  const next: Chunks["next"] = async (unused) => {
    const length = await ahead;
    const isLast = length < atOnce;
    hash.update(raw.subarray(0, length));
    read += length;
    unused.copy(buffer);
    let end = unused.length;
    if (decoder) end += buffer.write(decoder.decode(raw.subarray(0, length), {stream: !isLast}), end);
    else end += raw.copy(buffer, end, 0, length);
    if (!isLast) ahead = readInto(file, raw);
    const begin = isStart && buffer.subarray(0, end).indexOf(byteOrderMark) === 0 ? byteOrderMark.length : 0;
    isStart = false;
    return {bytes: buffer.subarray(begin), end: end - begin, isLast, read};
  };
  const close = async (): Promise<void> => {
    await ahead.catch(() => 0);
    await file.close();
  };
  return {next, sha256: () => hash.digest("hex"), close};
}

/** Fills a buffer from where the file was read to; fewer bytes only at its end. */
async function readInto(file: FileHandle, buffer: Buffer): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const {bytesRead} = await file.read(buffer, filled, buffer.length - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
