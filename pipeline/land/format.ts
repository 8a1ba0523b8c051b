import {open} from "node:fs/promises";
import {jsonKindOf} from "./json-start.ts";
import {refusedMarkup} from "./markup.ts";
import {refusedOle} from "./ole.ts";
import {type Refusal, refusedBySignature} from "./signatures.ts";
import {isZip, withZip} from "./zip.ts";

/** What a file is, by its content: one that is read, a container of such, or one that is refused. */
export type Format = {kind: "text" | "xlsx" | "json" | "ndjson" | "parquet" | "gzip" | "zip"} | Refusal;

const beginningBytes = 64 << 10;

/** The format of a file by its content, whatever its name says. A file without bytes is text. */
export async function formatOf(path: string, shown: string): Promise<Format> {
  const file = await open(path);
  try {
    const read = async (offset: number, length: number): Promise<Buffer> => {
      const {buffer, bytesRead} = await file.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    const head = await read(0, beginningBytes);
    if (head[0] === 0x1f && head[1] === 0x8b) return {kind: "gzip"};
    if (isZip(head)) return await zipFormat(path, shown);
    if (head.subarray(0, 4).equals(Buffer.from("PAR1"))) return {kind: "parquet"};
    const refused = (await refusedOle(head, read)) ?? refusedBySignature(head);
    if (refused) return refused;
    const beginning = beginningOf(head);
    return refusedMarkup(beginning) ?? {kind: jsonKindOf(beginning) ?? "text"};
  } finally {
    await file.close();
  }
}

/** The first characters of a text file, as far as its marks tell its encoding; enough to know markup and JSON by. */
function beginningOf(head: Buffer): string {
  const decoded = (encoding: string, fatal: boolean) =>
    new TextDecoder(encoding, {fatal}).decode(head, {stream: true}).replace(/^\uFEFF/, "");
  if (head[0] === 0xff && head[1] === 0xfe) return decoded("utf-16le", false);
  if (head[0] === 0xfe && head[1] === 0xff) return decoded("utf-16be", false);
  if (head[0] !== 0 && head[1] === 0 && head[3] === 0) return decoded("utf-16le", false);
  if (head[0] === 0 && head[1] !== 0 && head[2] === 0) return decoded("utf-16be", false);
  try {
    return decoded("utf-8", true);
  } catch {
    return decoded("gb18030", false);
  }
}

const officeFiles: [name: RegExp, refusal: Refusal][] = [
  [/^xl\/workbook\.bin$/, {refused: "a binary workbook (.xlsb)", fix: "save it as .xlsx or CSV"}],
  [/^word\//, {refused: "a Word document (.docx)", fix: "export the table as CSV"}],
  [/^ppt\//, {refused: "a presentation (.pptx)", fix: "export the table as CSV"}],
  [/^Index\/.*\.iwa$|^Index\.zip$/, {refused: "an iWork document (.numbers)", fix: "export it as .xlsx or CSV"}],
];

async function zipFormat(path: string, shown: string): Promise<Format> {
  return withZip(path, shown, async (members) => {
    const names = members.map(({name}) => name);
    if (names.some((name) => /^\/?xl\/workbook\d*\.xml$/i.test(name))) return {kind: "xlsx"};
    const office = officeFiles.find(([pattern]) => names.some((name) => pattern.test(name)));
    if (office && (names.includes("[Content_Types].xml") || office[1].refused.includes("iWork"))) return office[1];
    if (names[0] === "mimetype" && names.includes("content.xml"))
      return {refused: "an OpenDocument file (.ods)", fix: "save it as .xlsx or CSV"};
    return {kind: "zip"};
  });
}
