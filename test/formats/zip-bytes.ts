import {crc32, deflateRawSync} from "node:zlib";

/**
 * A file to be packed: its name, or the bytes of it, and what it holds. `bytes` is what the zip says of its size, `flags` go into its
 * header, and `isOver` lays it over the first file instead of behind the last.
 */
export type Packed = {
  name: string | Buffer;
  content: string | Buffer;
  bytes?: number;
  flags?: number;
  isOver?: true;
};

const utf8 = 0x800;
/** The flag of a file that a password locks. */
export const locked = 1;
const deflated = 8;
const firstOfJune2025 = ((2025 - 1980) << 9) | (6 << 5) | 1;

/** A zip with files in their order, written as its specification says (APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16). */
export function zipBytes(files: Packed[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const {name, content, bytes, isOver, flags = typeof name === "string" ? utf8 : 0} of files) {
    const whole = Buffer.from(content);
    const packed = deflateRawSync(whole);
    const rawName = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(deflated, 4);
    common.writeUInt16LE(firstOfJune2025, 8);
    common.writeUInt32LE(crc32(whole), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes ?? whole.length, 18);
    common.writeUInt16LE(rawName.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(isOver ? 0 : offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\0", "latin1"), common, rest, rawName);
    if (isOver) continue;
    parts.push(Buffer.from("PK\x03\x04"), common, rawName, packed);
    offset += 30 + rawName.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, Buffer.from("PK\x05\x06"), end]);
}
