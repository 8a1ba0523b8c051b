import {isUtf8} from "node:buffer";
import {createReadStream} from "node:fs";
import {open} from "node:fs/promises";
import {HeadwaterError} from "../errors.ts";

const chunkBytes = 1 << 16;
const provedAtOnce = 1 << 20;
const lookedOver = 64 << 10;

/**
 * The encoding of a file: the one forced, else by byte order mark, else UTF-16 by its NUL bytes, else UTF-8 if the whole file is
 * valid UTF-8, else GB18030 if it is valid GB18030 and reads as Chinese. Throws a line where none fits.
 */
export async function encodingOf(path: string, shown: string, forced?: string): Promise<string> {
  const told = forced ? undefined : await toldEncoding(path);
  const candidates = forced ? [forced] : told ? [told] : ["utf-8", "gb18030"];
  for (const encoding of candidates) if (await decodes(path, encoding)) return encoding;
  throw new HeadwaterError(`unknown encoding: ${shown} is not valid ${candidates.join(" or ")}`, {
    fix: "export it again as UTF-8, or name its encoding in the profile, such as encoding: big5",
  });
}

/** How to read: so many bytes at once, and whom to tell of the bytes read so far. */
export type ReadOptions = {atOnce?: number; onBytes?: (bytes: number) => void};

/** The text of a file in chunks, without byte order mark, line endings as they are. */
export async function* textOf(path: string, encoding: string, options: ReadOptions = {}): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, {fatal: true});
  let bytes = 0;
  let isStart = true;
  for await (const chunk of createReadStream(path, {highWaterMark: options.atOnce ?? chunkBytes})) {
    bytes += (chunk as Buffer).length;
    options.onBytes?.(bytes);
    const text = decoder.decode(chunk as Buffer, {stream: true});
    // in GB18030 the decoder leaves the mark in
    if (text) yield isStart && text.startsWith("\uFEFF") ? text.slice(1) : text;
    if (text) isStart = false;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

/** The encoding that the first bytes tell: by their mark, else by where NUL bytes stand, as every second byte of ASCII in UTF-16 is one. */
async function toldEncoding(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const {buffer, bytesRead} = await file.read(Buffer.alloc(lookedOver), 0, lookedOver, 0);
    const bytes = buffer.subarray(0, bytesRead);
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
    const nuls = [0, 0];
    for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) nuls[at % 2]!++;
    const [even, odd] = nuls as [number, number];
    if ((even + odd) * 20 < bytes.length) return undefined;
    if (odd >= 3 * even) return "utf-16le";
    return even >= 3 * odd ? "utf-16be" : undefined;
  } finally {
    await file.close();
  }
}

// Western text in windows-1252 is often valid GB18030 by chance, but then its letters pair up to rare characters: in Chinese text
// most are punctuation or come from the everyday range of GB 2312, whose two bytes are both above 0xA0.
const everyday = everydayHanzi();

function everydayHanzi(): Uint8Array {
  const isEveryday = new Uint8Array(0x10000);
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0xa1; lead <= 0xd7; lead++)
    if (lead <= 0xa3 || lead >= 0xb0)
      for (let trail = 0xa1; trail <= 0xfe; trail++)
        isEveryday[decoder.decode(new Uint8Array([lead, trail])).charCodeAt(0)] = 1;
  return isEveryday;
}

/** How many characters of a text are beyond ASCII, and how many of those are everyday Chinese. */
function hanziIn(text: string): {beyondAscii: number; hanzi: number} {
  let [beyondAscii, hanzi] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    beyondAscii++;
    hanzi += everyday[code]!;
  }
  return {beyondAscii, hanzi};
}

async function decodes(path: string, encoding: string): Promise<boolean> {
  if (encoding === "utf-8") return await isUtf8File(path);
  try {
    const decoder = new TextDecoder(encoding, {fatal: true});
    let [hanzi, beyondAscii] = [0, 0];
    for await (const chunk of createReadStream(path, {highWaterMark: provedAtOnce})) {
      const text = decoder.decode(chunk as Buffer, {stream: true});
      if (encoding !== "gb18030") continue;
      const found = hanziIn(text);
      [hanzi, beyondAscii] = [hanzi + found.hanzi, beyondAscii + found.beyondAscii];
    }
    decoder.decode();
    return beyondAscii === 0 || hanzi / beyondAscii > 0.5;
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return false;
    throw error;
  }
}

async function isUtf8File(path: string): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, {highWaterMark: provedAtOnce})) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
    const end = wholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    rest = bytes.subarray(end);
  }
  return rest.length === 0;
}

/** Where the last whole character of UTF-8 ends. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length;
    if (byte < 0x80) break;
  }
  return bytes.length;
}
