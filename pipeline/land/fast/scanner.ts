import {isPlainCell, isUnmarked, isVisible, mayBeTotal} from "./cells.ts";
import type {Names} from "./names.ts";

/** What a scan expects of every record, and which texts it gathers. */
export type ScanShape = {
  width: number;
  /** the byte that separates fields */
  delimiter: number;
  /** the fields whose texts are looked at for the marks that a spreadsheet's damage leaves in digits */
  digits: ReadonlySet<number>;
  /** by field: where its different texts are gathered */
  names: (Names | undefined)[];
  /** the field that tells whether the header stands here again, and the bytes that it begins with there */
  header: {field: number; beginning: Uint8Array};
  /** whether a record that looks like it is a total, the header again, or blank */
  isBesideTable: (record: string) => boolean;
};

export type Scanner = {
  /**
   * Reads the whole records of a chunk, whose byte behind the end is overwritten, and returns how far it read. Nothing where
   * anything looks suspicious; then the file has to be read with care.
   */
  take: (chunk: Uint8Array, end: number, isLast: boolean) => number | undefined;
  /** How many records were read. */
  rowCount: () => number;
  /** The text of the last record. */
  lastRecord: () => string;
  /** The fields whose texts are all plain: what they say is what stands there, and their digits bear no mark. */
  plainFields: () => Set<number>;
};

const longestRecord = 1 << 20;
const mostLines = 900;
const feed = 0x0a;
const ret = 0x0d;
const quote = 0x22;
const unfinished = -1;
const suspicious = -2;

/** A pass over the bytes of a table's records: counts them and proves that each is sound by the letter. */
export function scanner({width, delimiter, digits, names, header, isBesideTable}: ScanShape): Scanner {
  const isSpecial = new Uint8Array(256);
  for (const byte of [delimiter, quote, feed, ret, 0]) isSpecial[byte] = 1;
  const highest = Math.max(delimiter, quote);
  const isRough = new Uint8Array(width);
  const hasDigits = Uint8Array.from({length: width}, (_, field) => (digits.has(field) ? 1 : 0));
  const {field: headerField, beginning: headerBeginning} = header;
  const isHeeded = Uint8Array.from({length: width}, (_, field) => (names[field] || field === headerField ? 1 : 0));
  let [rowCount, isOver, last] = [0, false, ""];
  let ending: number | undefined;

  let lines = 0;
  let separators = 0;
  let separatorsBefore = 0;
  /** A line break within quotes: whether the line that it ends looks like no row of the table. */
  const isSoundBreak = (): boolean => {
    if (lines++ === 0) separatorsBefore = separators;
    else if (width > 3 && separators >= width - 1) return false;
    separators = 0;
    return lines < mostLines;
  };
  const isSoundEnd = (): boolean =>
    lines === 0 || (width > 3 ? separatorsBefore !== width - 1 || separators !== width - 1 : lines <= 3);

  /** Where a quoted text ends that begins at a position. */
  const closingQuote = (chunk: Uint8Array, from: number, end: number, isLast: boolean): number => {
    for (let at = from; ; at++) {
      const byte = chunk[at]!;
      if (isSpecial[byte] === 0) continue;
      if (at === end) return isLast ? suspicious : unfinished;
      if (byte === quote) {
        if (at + 1 === end) return isLast ? at : unfinished;
        if (chunk[at + 1] !== quote) return at;
        at++;
      } else if (byte === delimiter) separators++;
      else if (byte === 0) return suspicious;
      else if ((byte === ret || chunk[at - 1] !== ret) && !isSoundBreak()) return suspicious;
    }
  };

  let hasPlus = true;
  const isPlain = (chunk: Uint8Array, from: number, until: number, field: number): boolean =>
    isPlainCell(chunk, from, until) && (hasDigits[field] === 0 || isUnmarked(chunk, from, until, hasPlus));

  const take: Scanner["take"] = (chunk, end, isLast) => {
    chunk[end] = feed;
    hasPlus = chunk.subarray(0, end).includes(0x2b);
    let [at, lastStart, lastEnd] = [0, 0, 0];
    const ended = (start: number): number | undefined => {
      if (end - start > longestRecord) return undefined;
      if (lastEnd > 0) last = Buffer.from(chunk.subarray(lastStart, lastEnd)).toString();
      return start;
    };
    while (at < end) {
      const start = at;
      let field = 0;
      let hasFilled = false;
      let hasVisible = false;
      let isDoubtful = false;
      let byte: number;
      lines = separators = 0;
      for (;;) {
        let from = at;
        let until: number;
        byte = chunk[at]!;
        if (byte === quote) {
          until = closingQuote(chunk, ++from, end, isLast);
          if (until < 0) return until === unfinished ? ended(start) : undefined;
          at = until + 1;
          byte = chunk[at]!;
          if (until === from) isRough[field] = 1;
        } else {
          while (byte > highest || isSpecial[byte] === 0) byte = chunk[++at]!;
          until = at;
        }
        if (at === end && !isLast) return ended(start);
        if (until > from) {
          if (isRough[field] === 0 && !isPlain(chunk, from, until, field)) isRough[field] = 1;
          if (!hasVisible) hasVisible = isVisible(chunk[from]!);
          if (!hasFilled) {
            hasFilled = true;
            isDoubtful = mayBeTotal(chunk, from, until);
          }
          if (isHeeded[field] === 1) {
            if (field === headerField && beginsWith(chunk, from, headerBeginning)) isDoubtful = true;
            names[field]?.add(chunk, from, until);
          }
        }
        if (byte !== delimiter || at === end) break;
        separators++;
        field++;
        at++;
      }
      const isCut = at === end;
      if (byte === ret && at + 1 === end && !isLast) return ended(start);
      if (!isCut) {
        ending ??= byte;
        if (
          byte !== ending ||
          (byte !== feed && byte !== ret) ||
          (byte === ret && (at + 1 === end || chunk[at + 1] !== feed))
        )
          return undefined;
      }
      if (at === start) isOver = true;
      else {
        if (isOver || field !== width - 1 || at - start > longestRecord || !isSoundEnd()) return undefined;
        if ((isDoubtful || !hasVisible) && isBesideTable(Buffer.from(chunk.subarray(start, at)).toString()))
          return undefined;
        rowCount++;
        lastStart = start;
        lastEnd = at;
      }
      at = isCut ? end : byte === ret ? at + 2 : at + 1;
    }
    return ended(at);
  };
  return {
    take,
    rowCount: () => rowCount,
    lastRecord: () => last,
    plainFields: () => new Set([...isRough.keys()].filter((field) => isRough[field] === 0)),
  };
}

function beginsWith(bytes: Uint8Array, from: number, beginning: Uint8Array): boolean {
  for (let at = 0; at < beginning.length; at++) if (bytes[from + at] !== beginning[at]) return false;
  return true;
}
