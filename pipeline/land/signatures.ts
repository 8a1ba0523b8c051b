/** What a file is that nothing here reads, in the reader's words, and what to do instead. */
export type Refusal = {refused: string; fix: string};

const asTable = "save it as .xlsx or CSV";
const unpacked = "unpack it, or pack it as .zip or .gz";
const exported = "export the table as CSV";

type Signature = [test: (head: Buffer) => boolean, refused: string, fix: string];

const at = (offset: number, text: string) => (head: Buffer) =>
  head.subarray(offset, offset + text.length).equals(Buffer.from(text, "latin1"));
const any =
  (...texts: string[]) =>
  (head: Buffer) =>
    texts.some((text) => at(0, text)(head));

const signatures: Signature[] = [
  [any("\t\b\x10\0", "\t\b\b\0", "\t\x04\x06\0", "\t\x02\x06\0", "\t\0\x04\0"), "a BIFF workbook (.xls)", asTable],
  [any("ID;PWXL"), "a SYLK sheet (.slk)", asTable],
  [any("%PDF-"), "a PDF", exported],
  [any("{\\rtf"), "an RTF document", exported],
  [any("\x89PNG\r\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\0", "MM\0*"), "an image", exported],
  [(head) => at(0, "RIFF")(head) && at(8, "WEBP")(head), "an image", exported],
  [(head) => at(0, "BM")(head) && at(6, "\0\0\0\0")(head), "an image", exported],
  [any("SQLite format 3\0"), "an SQLite database", exported],
  [at(8, "DUCK"), "a DuckDB database", exported],
  [any("PARE"), "an encrypted Parquet file", "write it without encryption"],
  [any("ARROW1\0\0", "FEA1"), "an Arrow file", "write it as Parquet or CSV"],
  [any("Obj\x01"), "an Avro file", "write it as Parquet or CSV"],
  [any("Rar!\x1a\x07"), "a RAR archive", unpacked],
  [any("7z\xbc\xaf\x27\x1c"), "a 7z archive", unpacked],
  [(head) => at(0, "BZh")(head) && at(4, "1AY&SY")(head), "a bzip2 archive", unpacked],
  [any("\xfd7zXZ\0"), "an xz archive", unpacked],
  [any("\x28\xb5\x2f\xfd"), "a Zstandard archive", unpacked],
  [any("\x04\x22\x4d\x18"), "an LZ4 archive", unpacked],
  [any("\x1f\x9d"), "a compress archive (.Z)", unpacked],
  [at(257, "ustar"), "a tar archive", unpacked],
  [any("\x7fELF"), "a program", exported],
  [(head) => at(0, "MZ")(head) && head.subarray(0, 64).includes(0), "a program", exported],
];

/** What the first bytes of a file say that it is, if it is one of the kinds that are refused by name. */
export function refusedBySignature(head: Buffer): Refusal | undefined {
  const found = signatures.find(([test]) => test(head));
  return found && {refused: found[1], fix: found[2]};
}
