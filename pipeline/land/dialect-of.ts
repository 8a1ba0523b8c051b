import {cellKind, isValue} from "./cell-kind.ts";
import type {Dialect} from "./dialect.ts";
import {recordReader, type TextRecord} from "./records.ts";

/** What a file's owner says of its dialect; the rest is found out. */
export type DialectGiven = {delimiter?: string; quote?: '"' | "'" | "none"; escape?: "doubled" | "backslash"};

/** How well a dialect explains a text: from 0 to 1, and how many fields most of its records have. */
export type Scored = {dialect: Dialect; score: number; width: number};

const delimiters = [",", "\t", ";", "|", ", ", "||", "::", "\u0001", "^", "~", ":", " "];
const quotes = ['"', "'"] as const;
/** Stands in no text; the delimiter of a file of one column. */
const noDelimiter = "\u001f";
/** Separators that text is full of must explain it this much better than the usual ones. */
const handicap: Record<string, number> = {" ": 0.7, ":": 0.7, "~": 0.9, "^": 0.9, "::": 0.95, ", ": 0.99};

/**
 * The dialect of a text by its beginning: the one whose records are most alike in their number of fields and whose fields are most
 * often values or words. `isKnown` tells the names of columns that a profile expects, which outweigh the rest.
 */
export function dialectOf(
  beginning: string,
  given: DialectGiven = {},
  isKnown: (name: string) => boolean = () => false,
): Dialect {
  const {text, delimiter: told} = withoutSeparatorLine(beginning);
  const forced = given.delimiter ?? told;
  const candidates = forced === undefined ? delimiters.filter((delimiter) => maySeparate(text, delimiter)) : [forced];
  const scored = candidates
    .flatMap((delimiter) =>
      quotesFor(text, delimiter, given.quote).map((quote) => scoreOf(text, delimiter, quote, given.escape, isKnown)),
    )
    .sort((a, b) => b.score - a.score);
  const best = scored[0];
  const comment = commentMark(text);
  if (!best || (forced === undefined && best.score < 0.05))
    return {delimiter: forced ?? noDelimiter, quote: '"', escape: "doubled", ...(comment && {comment})};
  return {...best.dialect, ...(comment && {comment})};
}

/** Whether a mark may separate the fields of a text at all. */
function maySeparate(text: string, delimiter: string): boolean {
  if (!text.includes(delimiter)) return false;
  const lines = text.split(/\r\n|\r|\n/, 200).filter((line) => line.trim() !== "");
  if (lines[0]!.includes(delimiter)) return !(delimiter === "|" && !text.replaceAll("||", "").includes("|"));
  if (delimiter in handicap) return false;
  if (delimiter === "," && countOf(text, ", ") > countOf(text, ",") * 0.7 && !text.includes('"')) return false;
  // one column of values, such as 12,5 or 06:00
  const values = lines.slice(1).filter((line) => isValue(cellKind(line))).length;
  return values < (lines.length - 1) * 0.9;
}

/** A first line such as `sep=;`, which spreadsheets write to name the separator, taken off. */
export function withoutSeparatorLine(text: string): {text: string; delimiter?: string} {
  const told = /^\uFEFF?"?sep=(.{1,2}?)"?(?:\r\n|\r|\n)/i.exec(text);
  return told ? {text: text.slice(told[0].length), delimiter: told[1]!} : {text};
}

function commentMark(text: string): string | undefined {
  const lines = text.split(/\r\n|\r|\n/).slice(0, 500);
  return lines.some((line) => /^#(?:\s|[^,;\t|]*$)/.test(line)) ? "#" : undefined;
}

/** The quotes that open or close fields of a text, the likeliest first; `undefined` for none. */
function quotesFor(text: string, delimiter: string, given: DialectGiven["quote"]): (Dialect["quote"] | undefined)[] {
  if (given !== undefined) return [given === "none" ? undefined : given];
  const found = quotes.filter((quote) => text.includes(quote) && edgesOf(text, delimiter, quote) > 0);
  if (found.includes('"')) return found;
  return [...found, text.includes('"') ? undefined : '"'];
}

/** How many fields seem to be wrapped in a quote. */
function edgesOf(text: string, delimiter: string, quote: string): number {
  const mark = delimiter.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const wrapped = new RegExp(
    `(?:^|${mark}|[\\r\\n]) ?${quote}(?:[^${quote}]|${quote}${quote})*${quote} ?(?=${mark}|[\\r\\n]|$)`,
    "g",
  );
  const opened = quote === '"' ? new RegExp(`(?:^|${mark}|[\\r\\n]) ?${quote}`, "g") : undefined;
  return (text.match(wrapped)?.length ?? 0) + (opened ? (text.match(opened)?.length ?? 0) : 0);
}

function scoreOf(
  text: string,
  delimiter: string,
  quote: Dialect["quote"],
  givenEscape: Dialect["escape"],
  isKnown: (name: string) => boolean,
): Scored {
  const escaping =
    givenEscape ?? (quote !== undefined && isBackslashed(text, quote, delimiter) ? "backslash" : "doubled");
  const isPadded = isPaddedBy(text, delimiter);
  const dialect: Dialect = {
    delimiter,
    ...(quote !== undefined && {quote, escape: escaping}),
    ...(isPadded && {isPadded: true as const}),
  };
  const records = recordReader(dialect)
    .take(text, true)
    .filter(({isBlank}) => !isBlank);
  const width = widthOf(records);
  if (records.length === 0) return {dialect, score: 0, width};
  const typical = records.filter(({fields, fault}) => !fault && fields.length === width);
  const cells = typical.slice(0, 200).flatMap(({fields}) => fields);
  const known = Math.max(0, ...records.slice(0, 30).map(({fields}) => fields.filter(isKnown).length));
  const faults = records.filter(({fault}) => fault).length / records.length;
  const alike = typical.length / records.length;
  const sense = cells.reduce((sum, cell) => sum + senseOf(cell), 0) / Math.max(1, cells.length);
  const score = alike ** 1.5 * sense * ((width - 1) / width) ** 0.5 * (1 - faults / 2) * (handicap[delimiter] ?? 1);
  return {dialect, score: score + known, width};
}

/** How much sense a cell makes as one field: a value or a word fully, text with marks that may separate fields hardly. */
function senseOf(cell: string): number {
  const kind = cellKind(cell);
  if (isValue(kind) || kind === "word") return 1;
  if (kind === "empty") return 0.9;
  if (/^["']|["']$/.test(cell.trim())) return 0.1;
  return /[,;|\t]/.test(cell) ? 0.4 : 0.9;
}

/** The number of fields that most records have; of several, the largest. */
export function widthOf(records: TextRecord[]): number {
  const counts = new Map<number, number>();
  for (const {fields, fault} of records) if (!fault) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  const wide = [...counts].filter(([width]) => width > 1);
  const weighed = ([width, count]: [number, number]) => count * (1 + Math.log2(width) / 8);
  const [best] = wide.sort((a, b) => weighed(b) - weighed(a));
  return best && best[1] * 4 >= records.length
    ? best[0]
    : (counts.get(1) ?? 0) >= records.length / 2
      ? 1
      : (best?.[0] ?? 1);
}

function isBackslashed(text: string, quote: string, delimiter: string): boolean {
  let [slashed, doubled] = [0, 0];
  for (let at = text.indexOf(`\\${quote}`); at >= 0; at = text.indexOf(`\\${quote}`, at + 2)) {
    const after = text.slice(at + 2, at + 3);
    if (after !== "" && !"\r\n".includes(after) && !text.startsWith(delimiter, at + 2)) slashed++;
    else if (text.startsWith(quote, at + 2)) slashed++;
  }
  const pair = quote + quote;
  for (let at = text.indexOf(pair); at >= 0; at = text.indexOf(pair, at + 2)) {
    const before = text[at - 1] ?? "\n";
    // an empty quoted field is no escaped quote
    if (!"\r\n".includes(before) && !text.startsWith(delimiter, at - delimiter.length)) doubled++;
  }
  return slashed > doubled;
}

function isPaddedBy(text: string, delimiter: string): boolean {
  if (delimiter.endsWith(" ") || delimiter === "\t") return false;
  let [all, padded] = [0, 0];
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + delimiter.length)) {
    all++;
    const after = text[at + delimiter.length];
    if (after === " " || after === undefined || after === "\r" || after === "\n") padded++;
  }
  return all > 0 && padded / all > 0.8 && text.includes(`${delimiter} `) && countOf(text, `${delimiter} `) / all > 0.6;
}

const countOf = (text: string, part: string): number => text.split(part).length - 1;
