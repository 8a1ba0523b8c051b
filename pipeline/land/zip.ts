import type {Readable} from "node:stream";
import {pipeline, Transform} from "node:stream";
import {crc32} from "node:zlib";
import * as yauzl from "yauzl";
import {HeadwaterError} from "../errors.ts";

/** A file in a zip: its name, its sizes in bytes, and a stream of its bytes that fails where they are not those that were packed. */
export type ZipMember = {name: string; bytes: number; packedBytes: number; open: () => Promise<Readable>};

const mostMembers = 10_000;
const fix = "pack or export it again";

/** Whether a file begins as a zip does, an empty one included. */
export const isZip = (head: Buffer): boolean =>
  ["504b0304", "504b0506", "504b0708"].includes(head.subarray(0, 4).toString("hex"));

/** A line for a zip that cannot be read, with the reason where it is one of the reader's words. */
export function damagedZip(shown: string, error: unknown): HeadwaterError {
  if (error instanceof HeadwaterError) return error;
  return new HeadwaterError(`invalid zip: ${shown} is truncated or damaged`, {fix});
}

/** Does work with the files in a zip. Throws a line for a zip that is damaged, encrypted or made to overflow. */
export async function withZip<T>(path: string, shown: string, work: (members: ZipMember[]) => Promise<T>): Promise<T> {
  let zip: yauzl.ZipFile | undefined;
  try {
    zip = await yauzl.openPromise(path, {autoClose: false, decodeStrings: false});
    return await work(await membersOf(zip, shown));
  } catch (error) {
    if (error instanceof Error && "code" in error && /^E[A-Z]+$/.test(String(error.code))) throw error;
    throw damagedZip(shown, error);
  } finally {
    zip?.close();
  }
}

async function membersOf(zip: yauzl.ZipFile, shown: string): Promise<ZipMember[]> {
  if (zip.entryCount > mostMembers)
    throw new HeadwaterError(`unsupported zip: ${shown} holds ${zip.entryCount} files`, {
      fix: `pack at most ${mostMembers}`,
    });
  const members: ZipMember[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (name.endsWith("/")) continue;
    members.push({
      name,
      bytes: entry.uncompressedSize,
      packedBytes: entry.compressedSize,
      open: () => opened(zip, entry, shown),
    });
  }
  // files that lie over each other unpack to far more than a ratio tells
  if (members.reduce((sum, {packedBytes}) => sum + packedBytes, 0) > zip.fileSize) throw new Error("overlap");
  return members;
}

/** The name of a file in a zip: as UTF-8 where marked or valid, else as GB18030, which Chinese Windows writes. */
function nameOf(entry: yauzl.Entry): string {
  const marked = (entry.generalPurposeBitFlag & 0x800) !== 0 || entry.extraFields.some(({id}) => id === 0x7075);
  if (marked) return yauzl.getFileNameLowLevel(0x800, entry.fileNameRaw, entry.extraFields, false);
  for (const encoding of ["utf-8", "gb18030"])
    try {
      return new TextDecoder(encoding, {fatal: true}).decode(entry.fileNameRaw).replaceAll("\\", "/");
    } catch {}
  return entry.fileNameRaw.toString("latin1").replaceAll("\\", "/");
}

async function opened(zip: yauzl.ZipFile, entry: yauzl.Entry, shown: string): Promise<Readable> {
  if (entry.isEncrypted())
    throw new HeadwaterError(`unsupported zip: ${shown} is encrypted`, {fix: "pack it without a password"});
  if (!entry.canDecodeFileData())
    throw new HeadwaterError(`unsupported zip: ${shown} is packed by method ${entry.compressionMethod}`, {
      fix: "pack it the usual way (deflate)",
    });
  const packed = await zip.openReadStreamPromise(entry);
  let sum = 0;
  const checked = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush(done) {
      done(sum === entry.crc32 ? null : new Error("checksum"));
    },
  });
  pipeline(packed, checked, () => {});
  return checked;
}
