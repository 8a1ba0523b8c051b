import {execFileSync} from "node:child_process";
import {chmodSync, closeSync, mkdirSync, openSync, symlinkSync, writeFileSync, writeSync} from "node:fs";
import {join} from "node:path";

const rows = (count: number, from = 1): string =>
  Array.from(
    {length: count},
    (_, index) => `L${from + index},shop ${(from + index) % 7},${(from + index) * 10}\n`,
  ).join("");

/** The rows of a sound small table, as hostile files hold it. */
export const header = "lead,source,amount\n";

/** Small files that have broken readers, by name. */
export const smallFiles: Record<string, string | Buffer> = {
  "nul_block.csv": `${header}${rows(50)}${"\0".repeat(4096)}\n${rows(50, 51)}`,
  "all_nul.csv": Buffer.alloc(1 << 16),
  "ten_thousand_columns.csv": Array.from({length: 21}, (_, row) =>
    Array.from({length: 10_000}, (_, column) => (row === 0 ? `column ${column}` : String(row * column))).join(","),
  ).join("\n"),
  "lone_surrogate_utf16.csv": Buffer.from(`\uFEFF${header}${rows(5)}L6,\uD83D,60\n`, "utf16le"),
  "lone_surrogate_utf8.csv": Buffer.concat([
    Buffer.from(`${header}${rows(5)}L6,`),
    Buffer.from([0xed, 0xa0, 0xbd]),
    Buffer.from(",60\n"),
  ]),
  "deep_arrays.json": "[".repeat(100_000) + "]".repeat(100_000),
  "deep_objects.json": `[${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}]`,
  "deep_line.ndjson": `{"a":1}\n{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}\n`,
  "open_end.json": '[{"a":1},{"a":',
  "prototype.csv": "__proto__,constructor,toString\nL1,a,1\nL2,b,2\n",
  "prototype.json": '[{"__proto__":"L1","constructor":"a"},{"__proto__":"L2","constructor":"b"}]',
  "zero_bytes.csv": "",
  "mark_only_utf8.csv": Buffer.from([0xef, 0xbb, 0xbf]),
  "mark_only_utf16le.csv": Buffer.from([0xff, 0xfe]),
  "mark_only_utf16be.csv": Buffer.from([0xfe, 0xff]),
  "[x].csv": `${header}${rows(5)}`,
  "newlines_only.csv": "\n".repeat(10_000),
  "returns_only.csv": "\r\n".repeat(10_000),
  "delimiters_only.csv": `${",".repeat(20)}\n`.repeat(1000),
  "quotes_only.csv": '"'.repeat(10_000),
  "odd_quotes_only.csv": '"'.repeat(10_001),
  "quotes_by_line.csv": '"\n'.repeat(1001),
  "blanks_only.csv": " \t ".repeat(5000),
  "noise.csv": Buffer.from(Array.from({length: 1 << 16}, (_, at) => (Math.imul(at + 1, 0x9e3779b1) >>> 13) & 0xff)),
};

/** Writes the small files into a folder, and beside them what is no file: a folder, a FIFO, links, a file that may not be read. */
export function writeSmallFiles(folder: string): string[] {
  mkdirSync(folder, {recursive: true});
  for (const [name, content] of Object.entries(smallFiles)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, "folder.csv"));
  writeFileSync(join(folder, "folder.csv/inside.csv"), `${header}${rows(5)}`);
  symlinkSync(join(folder, "nowhere.csv"), join(folder, "dangling.csv"));
  symlinkSync(join(folder, "round.csv"), join(folder, "round.csv"));
  execFileSync("mkfifo", [join(folder, "fifo.csv")]);
  writeFileSync(join(folder, "forbidden.csv"), `${header}${rows(5)}`);
  chmodSync(join(folder, "forbidden.csv"), 0o000);
  return [
    ...Object.keys(smallFiles),
    "folder.csv/inside.csv",
    "dangling.csv",
    "round.csv",
    "fifo.csv",
    "forbidden.csv",
  ];
}

/** Writes a table of one line that never ends, with separators and quotes or without. */
export function writeEndlessLine(path: string, bytes: number, piece: string): void {
  const file = openSync(path, "w");
  writeSync(file, header);
  const chunk = Buffer.from(piece.repeat(Math.ceil((1 << 20) / piece.length))).subarray(0, 1 << 20);
  for (let written = 0; written < bytes; written += chunk.length) writeSync(file, chunk);
  closeSync(file);
}

/** A table of many rows, the third of which opens a quote that never closes. */
export const withOpenQuote = (count: number): string => `${header}${rows(2)}L3,"shop 3,30\n${rows(count - 3, 4)}`;
