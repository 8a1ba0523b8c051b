import {HeadwaterError} from "../../errors.ts";
import {textOf} from "../text.ts";
import type {ShownFile} from "../unpack.ts";
import {type Cells, cellsReader} from "./record.ts";
import {type JsonRecord, jsonScanner} from "./structure.ts";

/** A JSON file: its encoding, and the path of the array that holds its records, or a record a line. */
export type JsonFile = ShownFile & {encoding: string; table: string | "lines"};

const fix = "export it again, or as CSV";
const longestLine = 1 << 24;

/** The line for JSON that cannot be read. */
export function jsonFault(shown: string, what: string, line: number): HeadwaterError {
  const first = what === "is not valid JSON" || what === "ends too early" ? "invalid" : "unsupported";
  return new HeadwaterError(`${first} JSON: ${shown} ${what}`, {where: `line ${line}`, fix});
}

/**
 * Which array of a JSON file holds its records: the only one whose elements are objects; or its lines, where several values stand
 * in it, each on a line. Throws a line where there is none or several, where values lie too deep in each other, and where it ends
 * too early.
 */
export async function jsonFileOf(file: ShownFile, encoding: string): Promise<JsonFile> {
  const scanner = jsonScanner((what, line) => {
    throw jsonFault(file.shown, what, line);
  });
  for await (const piece of textOf(file.path, encoding)) scanner.take(piece);
  const {values, isByLine, tables} = scanner.end();
  if (values > 1 && isByLine) return {...file, encoding, table: "lines"};
  if (values > 1)
    throw new HeadwaterError(`unsupported JSON: ${file.shown} holds ${values} values one below the other`, {
      fix: "export it as one list of objects, or with each on a line of its own",
    });
  if (tables.length > 1)
    throw new HeadwaterError(`ambiguous JSON: ${file.shown} holds ${tables.length} lists of records`, {
      fix: "export each as a file of its own",
    });
  if (tables.length === 0)
    throw new HeadwaterError(`unsupported JSON: ${file.shown} holds no list of records`, {
      fix: "export it as a list of one object or more, or as CSV",
    });
  return {...file, encoding, table: tables[0]!};
}

/** The records of a JSON file as cells by column, in batches. Throws a line with the line number for one that is not valid. */
export async function* recordsOf(file: JsonFile): AsyncGenerator<Cells[]> {
  let line = 0;
  const cellsOf = cellsReader((what) => {
    throw jsonFault(file.shown, what, line);
  });
  for await (const records of file.table === "lines" ? linesOf(file) : elementsOf(file))
    yield records.map((record) => {
      line = record.line;
      return cellsOf(record.json);
    });
}

async function* elementsOf({path, shown, encoding, table}: JsonFile): AsyncGenerator<JsonRecord[]> {
  const scanner = jsonScanner((what, line) => {
    throw jsonFault(shown, what, line);
  }, table);
  for await (const piece of textOf(path, encoding)) yield scanner.take(piece);
}

async function* linesOf({path, shown, encoding}: JsonFile): AsyncGenerator<JsonRecord[]> {
  let [rest, line] = ["", 0];
  for await (const piece of textOf(path, encoding)) {
    const lines = `${rest}${piece}`.split("\n");
    rest = lines.pop()!;
    if (rest.length > longestLine)
      throw jsonFault(shown, "holds a record of more than 16 million characters", line + 1);
    yield lines.map((json) => ({json, line: ++line})).filter(({json}) => json.trim() !== "");
  }
  if (rest.trim() !== "") yield [{json: rest, line: line + 1}];
}
