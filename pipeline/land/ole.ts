import type {Refusal} from "./signatures.ts";

const isOle = (head: Buffer): boolean => head.subarray(0, 8).equals(Buffer.from("d0cf11e0a1b11ae1", "hex"));
const kinds: [stream: string, refusal: Refusal][] = [
  ["EncryptedPackage", {refused: "an encrypted workbook", fix: "save it without a password"}],
  ["Workbook", {refused: "a BIFF workbook (.xls)", fix: "save it as .xlsx or CSV"}],
  ["Book", {refused: "a BIFF workbook (.xls)", fix: "save it as .xlsx or CSV"}],
  ["WordDocument", {refused: "a Word document (.doc)", fix: "export the table as CSV"}],
  ["PowerPoint Document", {refused: "a presentation (.ppt)", fix: "export the table as CSV"}],
];

/** What an OLE compound file is, by the names of the streams in its directory; `read` gives its bytes at an offset. */
export async function refusedOle(
  head: Buffer,
  read: (offset: number, length: number) => Promise<Buffer>,
): Promise<Refusal | undefined> {
  if (!isOle(head)) return undefined;
  const sectorBytes = head.length >= 52 ? 2 ** Math.min(12, head.readUInt16LE(30)) : 512;
  const first = head.length >= 52 ? head.readUInt32LE(48) : 0;
  const directory = await read((first + 1) * sectorBytes, 16 << 10);
  const names = new Set<string>();
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const bytes = Math.min(64, directory.readUInt16LE(at + 64));
    if (bytes >= 2) names.add(directory.toString("utf16le", at, at + bytes - 2));
  }
  const found = kinds.find(([stream]) => names.has(stream));
  return found?.[1] ?? {refused: "an old Office file", fix: "save it as .xlsx or CSV"};
}
