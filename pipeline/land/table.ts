import {statSync} from "node:fs";
import {HeadwaterError} from "../errors.ts";
import {type Sorted, sorter} from "./body.ts";
import {cellKind, isValue} from "./cell-kind.ts";
import type {Dialect} from "./dialect.ts";
import {type DialectGiven, dialectOf, widthOf} from "./dialect-of.ts";
import {type Layout, layoutOf} from "./layout.ts";
import {recordReader, type Shape} from "./records.ts";
import type {TextSource} from "./source.ts";
import {encodingOf, textOf} from "./text.ts";

/** What a file's owner says of how it is to be read; the rest is found out. */
export type ReadingGiven = DialectGiven & {encoding?: string; headerRow?: number | "none"};

/** A table as it lies in a file: its bytes' encoding, its dialect and its layout, found in the beginning and held by every record. */
export type Table = {
  source: TextSource;
  encoding: string;
  dialect: Dialect;
  layout: Layout;
  newline: string;
  /** the decimal mark of its numbers, where they can only have the comma */
  decimal?: ",";
};

const beginning = 128 << 10;
const widest = 4 << 20;
const fewestLines = 12;
/** Beside this a text holds separators, quotes and blanks only. */
const value = /[^\s"',;|^~:]/;

/**
 * How a file's table is to be read, decided by its first 128 K characters (more where lines are long). Throws a line for a file
 * whose encoding is not known or that holds no text.
 */
export async function tableOf(
  source: TextSource,
  given: ReadingGiven = {},
  isKnown: (name: string) => boolean = () => false,
): Promise<Table> {
  const encoding = source.grid ? "utf-8" : await encodingOf(source.path, source.shown, given.encoding);
  const {text, isWhole} = await beginningOf(source.path, encoding);
  if (!value.test(text))
    throw new HeadwaterError(`missing header: ${source.shown} ${text.trim() === "" ? "is empty" : "holds no value"}`, {
      fix: "export it again, or list it under ignore in headwater.yaml",
    });
  const whole = isWhole ? text : text.slice(0, Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1) || text;
  const dialect: Dialect = source.grid
    ? {delimiter: ",", quote: '"', escape: "doubled"}
    : dialectOf(whole, given, isKnown);
  const layout = source.hasHeader
    ? plainLayout(whole, dialect)
    : layoutOf(whole, dialect, shapeOf(whole, dialect), {
        isKnown,
        ...(given.headerRow !== undefined && {headerRow: given.headerRow}),
      });
  return {
    source,
    encoding,
    dialect,
    layout,
    newline: newlineOf(whole),
    ...(hasDecimalComma(whole, dialect, layout) && {decimal: "," as const}),
  };
}

/** The records of a table in batches, rows told apart. Memory is constant; `onBytes` is told how far the file is read. */
export async function* rowsOf(
  {source, encoding, dialect, layout}: Table,
  onBytes?: (share: number) => void,
): AsyncGenerator<Sorted> {
  const reader = recordReader(dialect, layout);
  const sort = sorter(layout);
  const size = Math.max(1, statSync(source.path).size);
  for await (const text of textOf(source.path, encoding, {onBytes: (bytes) => onBytes?.(bytes / size)}))
    yield sort(reader.take(text, false), false);
  yield sort(reader.take("", true), true);
}

/** The number of fields of a table; where rows leave out empty fields at their end, that of its header. */
function shapeOf(text: string, dialect: Dialect): Shape {
  const records = recordReader(dialect)
    .take(text, true)
    .filter(({isBlank, fault}) => !isBlank && !fault);
  const width = widthOf(records);
  const top = records.findIndex(({fields}) => fields.length >= 3 && !fields.map(cellKind).some(isValue));
  const names = top < 0 ? 0 : records[top]!.fields.length;
  const below = records.slice(top + 1).map(({fields}) => fields.length);
  const short = below.filter((count) => count < names).length;
  const isRagged =
    top >= 0 &&
    top < 10 &&
    new Set(below).size >= 3 &&
    below.every((count) => count <= names) &&
    short > below.length * 0.3;
  return isRagged ? {width: names, isRagged: true} : {width};
}

function plainLayout(text: string, dialect: Dialect): Layout {
  const [header] = recordReader(dialect).take(text, true);
  return {
    width: header!.fields.length,
    header: header!.fields,
    headerRow: 1,
    headerRows: 1,
    bodyRow: 2,
    preambleLines: 0,
  };
}

const commaOnly = /^\D{0,4}-?(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,}))\D{0,4}$/;
const pointOnly = /^\D{0,4}-?(?:\d{1,3}(?:,\d{3})+\.\d+|\d+\.(?:\d{1,2}|\d{4,}))\D{0,4}$/;

/** Whether numbers of a table can only be read with a decimal comma: 12,5 or 1.234,56, and none that has a decimal point. */
function hasDecimalComma(text: string, dialect: Dialect, layout: Layout): boolean {
  const cells = recordReader(dialect, layout)
    .take(text, true)
    .filter(({row, fault, isBlank}) => row >= layout.bodyRow && !fault && !isBlank)
    .slice(0, 500)
    .flatMap(({fields}) => fields.map((field) => field.trim()));
  return cells.some((cell) => commaOnly.test(cell)) && !cells.some((cell) => pointOnly.test(cell));
}

function newlineOf(text: string): string {
  const pairs = text.split("\r\n").length - 1;
  const feeds = text.split("\n").length - 1 - pairs;
  const returns = text.split("\r").length - 1 - pairs;
  const kinds = [pairs > 0 && "CRLF", feeds > 0 && "LF", returns > 0 && "CR"].filter(Boolean);
  return kinds.length > 1 ? "mixed" : ((kinds[0] || "none") as string);
}

/** The first 128 K characters, or more where they hold too few lines to tell. */
const clipped = (text: string): string => {
  const short = text.slice(0, beginning);
  return short.split(/\r\n|\r|\n/, fewestLines).length >= fewestLines ? short : text.slice(0, widest);
};

async function beginningOf(path: string, encoding: string): Promise<{text: string; isWhole: boolean}> {
  let text = "";
  for await (const piece of textOf(path, encoding)) {
    const isEnough = text.length >= beginning && text.split("\n", fewestLines).length >= fewestLines;
    if (isEnough || text.length > widest) return {text: clipped(text), isWhole: false};
    text += piece;
  }
  return text.length > beginning ? {text: clipped(text), isWhole: false} : {text, isWhole: true};
}
