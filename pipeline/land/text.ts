import {createReadStream} from "node:fs";
import {open} from "node:fs/promises";
import {HeadwaterError} from "../errors.ts";

const chunkBytes = 1 << 20;

/**
 * The encoding of a file: the one forced, else by byte order mark, else UTF-8 if the whole file is valid UTF-8, else GB18030 if
 * it is valid GB18030. Throws a line where none fits.
 */
export async function encodingOf(path: string, shown: string, forced?: string): Promise<string> {
  const byMark = forced ? undefined : await markedEncoding(path);
  const candidates = forced ? [forced] : byMark ? [byMark] : ["utf-8", "gb18030"];
  for (const encoding of candidates) if (await decodes(path, encoding)) return encoding;
  throw new HeadwaterError(`unknown encoding: ${shown} is not valid ${candidates.join(" or ")}`, {
    fix: "export it again as UTF-8, or name its encoding in the profile, such as encoding: big5",
  });
}

/** The text of a file in chunks of so many bytes, without byte order mark, every line ending as a line feed. */
export async function* textOf(path: string, encoding: string, atOnce = chunkBytes): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, {fatal: true});
  let isStart = true;
  let held = "";
  const tidy = (text: string): string => {
    const unmarked = isStart && text.startsWith("\uFEFF") ? text.slice(1) : text;
    if (text) isStart = false;
    const joined = held + unmarked;
    held = joined.endsWith("\r") ? "\r" : "";
    return (held ? joined.slice(0, -1) : joined).replace(/\r\n?/g, "\n");
  };
  for await (const chunk of createReadStream(path, {highWaterMark: atOnce})) {
    const text = tidy(decoder.decode(chunk as Buffer, {stream: true}));
    if (text) yield text;
  }
  const rest = tidy(decoder.decode()) + (held ? "\n" : "");
  if (rest) yield rest;
}

async function markedEncoding(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const {buffer} = await file.read(Buffer.alloc(3), 0, 3, 0);
    if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return "utf-8";
    if (buffer[0] === 0xff && buffer[1] === 0xfe) return "utf-16le";
    if (buffer[0] === 0xfe && buffer[1] === 0xff) return "utf-16be";
    return undefined;
  } finally {
    await file.close();
  }
}

async function decodes(path: string, encoding: string): Promise<boolean> {
  try {
    const decoder = new TextDecoder(encoding, {fatal: true});
    for await (const chunk of createReadStream(path, {highWaterMark: chunkBytes}))
      decoder.decode(chunk as Buffer, {stream: true});
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return false;
    throw error;
  }
}
