import type {Code} from "./codes.ts";
import type {Dialect} from "./dialect.ts";
import {mended} from "./mend.ts";
import {afterBreak, breakFrom, strictRecord} from "./quoted-record.ts";

/**
 * A record: its number in the file (blank lines count, as in a spreadsheet), the line it begins at, its fields; where it can't be
 * read as it stands, why, in which field, and its text; where it was read in a way that makes it whole, why.
 */
export type TextRecord = {
  row: number;
  line: number;
  fields: string[];
  isBlank?: true;
  fault?: Code;
  mendedFault?: Code;
  column?: number;
  raw?: string;
};

/** How many fields a record has; rows may leave out empty fields at their end. */
export type Shape = {width: number; isRagged?: true};

export type RecordReader = {
  /** The records that are complete once this piece of text is read. */
  take: (text: string, isLast: boolean) => TextRecord[];
};

/** What is looked over for the end of one quoted field or line, in characters. */
const farthest = 1 << 20;
const longestLine = 4 << 20;
const mostLines = 1000;
const mostMended = 50;
const longestMended = 20_000;

/**
 * Reads text piece by piece by a dialect, in constant memory. Where the number of fields is known, a record of any other number is a
 * fault, and a fault of quoting is mended if one reading makes it whole. A fault costs its own record only: reading goes on with
 * the next line that is sound.
 */
export function recordReader(dialect: Dialect, {width, isRagged}: Partial<Shape> = {}): RecordReader {
  const {quote, delimiter, comment, isPadded} = dialect;
  let text = "";
  let row = 0;
  let line = 1;
  let isSkipping = false;

  const split = (value: string): string[] =>
    isPadded ? value.split(delimiter).map((field) => field.trim()) : value.split(delimiter);

  /** The record of one line without quotes. */
  const plainRecord = (value: string): TextRecord => {
    const fields = split(value);
    if (value.trim() === "") return {row: ++row, line, fields, isBlank: true};
    if (comment !== undefined && value.startsWith(comment) && fields.length !== width)
      return {row: ++row, line, fields, isBlank: true};
    return judged({row: ++row, line, fields}, value);
  };
  const judged = (record: TextRecord, raw: string): TextRecord => {
    if (width === undefined) return record;
    if (raw.includes("\0")) return {...record, fault: "nul", raw};
    while (isRagged && record.fields.length < width) record.fields.push("");
    if (record.fields.length !== width && record.fields.some((field) => field.trim() !== ""))
      return {...record, fault: "row_width", raw};
    return record.fields.every((field) => field.trim() === "") ? {...record, isBlank: true} : record;
  };
  const isSound = (value: string): boolean => {
    const strict = strictRecord(value, 0, dialect, {end: value.length, isWhole: true});
    return (
      strict !== undefined &&
      strict.fault === undefined &&
      strict.next === value.length &&
      strict.fields.length === width
    );
  };

  const take = (piece: string, isLast: boolean): TextRecord[] => {
    text = text === "" ? piece : text + piece;
    const records: TextRecord[] = [];
    let at = 0;
    let quoteAt = quote === undefined ? -1 : -2;
    let feedAt = -2;
    let returnAt = -2;
    const find = (mark: string, from: number, before: number): number =>
      before === -1 || before >= from ? before : text.indexOf(mark, from);
    const lineEndFrom = (from: number): number => {
      feedAt = find("\n", from, feedAt);
      returnAt = find("\r", from, returnAt);
      if (feedAt < 0) return returnAt;
      return returnAt < 0 || feedAt < returnAt ? feedAt : returnAt;
    };
    /** Ends a record: moves behind it and counts its lines. */
    const pass = (next: number, lines: number): void => {
      at = next;
      line += lines;
    };
    while (at < text.length) {
      const lineEnd = lineEndFrom(at);
      if (isSkipping) {
        if (lineEnd < 0) at = text.length;
        else if (text[lineEnd] === "\r" && lineEnd + 1 === text.length && !isLast) break;
        else {
          pass(afterBreak(text, lineEnd), 1);
          isSkipping = false;
        }
        continue;
      }
      if (lineEnd < 0 && !isLast) {
        if (text.length - at <= longestLine) break;
        records.push({row: ++row, line, fields: [], fault: "long_record", raw: text.slice(at, at + 1000)});
        isSkipping = true;
        at = text.length;
        continue;
      }
      if (lineEnd >= 0 && text[lineEnd] === "\r" && lineEnd + 1 === text.length && !isLast) break;
      const stop = lineEnd < 0 ? text.length : lineEnd;
      const next = lineEnd < 0 ? text.length : afterBreak(text, lineEnd);
      if (quoteAt !== -1 && quoteAt < at) quoteAt = text.indexOf(quote!, at);
      if (quoteAt < 0 || quoteAt >= stop) {
        records.push(plainRecord(text.slice(at, stop)));
        pass(next, 1);
        continue;
      }
      const isWhole = isLast || text.length - at > farthest;
      const strict = strictRecord(text, at, dialect, {end: text.length, isWhole});
      if (strict === undefined) break;
      if (strict.fault === undefined) {
        const lines = linesIn(text, at, strict.end);
        const raw = text.slice(at, strict.end);
        if (lines === 0 || width === undefined || !hasSwallowed(raw, strict.fields.length)) {
          records.push(judged({row: ++row, line, fields: strict.fields}, raw));
          pass(strict.next, lines + 1);
          continue;
        }
        const first = text.slice(at, stop);
        records.push({row: ++row, line, fields: [first], fault: "swallowed_rows", raw: first});
        pass(next, 1);
        continue;
      }
      const damage = damaged(
        text,
        at,
        stop,
        strict.fault,
        strict.column,
        strict.quoteAt < stop && strict.closedAt >= stop,
        isLast,
      );
      if (damage === undefined) break;
      records.push(damage.record);
      pass(damage.next, damage.lines);
    }
    text = text.slice(at);
    return records;
  };

  const hasSwallowed = (raw: string, fields: number): boolean => {
    if (fields !== width) return false;
    const lines = raw.split(/\r\n|\r|\n/);
    if (lines.length > mostLines) return true;
    if (width! < 4) return lines.slice(1, -1).filter(isSound).length > 2;
    return (
      lines.slice(1, -1).some(isSound) || (split(lines[0]!).length === width && split(lines.at(-1)!).length === width)
    );
  };

  /** A record with a fault of quoting: its line alone if that can be made whole, else with the lines up to the next sound one. */
  const damaged = (
    all: string,
    start: number,
    stop: number,
    fault: Code,
    column: number,
    isOpen: boolean,
    isLast: boolean,
  ): {record: TextRecord; next: number; lines: number} | undefined => {
    const behind = (end: number): number => (end >= all.length ? all.length : afterBreak(all, end));
    const first = all.slice(start, stop);
    const reject = (end: number, lines: number) => ({
      record: {row: ++row, line, fields: [first], fault, column, raw: all.slice(start, end)},
      next: behind(end),
      lines,
    });
    if (width === undefined) return reject(stop, 1);
    const mend = (end: number, lines: number) => {
      const fields = mended(all.slice(start, end), width, dialect);
      return fields && {record: {row: ++row, line, fields, mendedFault: fault, column}, next: behind(end), lines};
    };
    const whole = mend(stop, 1);
    if (whole) return whole;
    let end = stop;
    let lines = 1;
    while (lines < mostMended && end < all.length && end - start < longestMended) {
      const from = behind(end);
      const to = breakFrom(all, from);
      if (to < 0 && !isLast) return undefined;
      const lineEnd = to < 0 ? all.length : to;
      if (from >= all.length || isSound(all.slice(from, lineEnd))) break;
      end = lineEnd;
      lines++;
      const longer = mend(end, lines);
      if (longer) return longer;
    }
    return isOpen && lines < mostMended ? reject(end, lines) : reject(stop, 1);
  };
  return {take};
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = breakFrom(text, from); at >= 0 && at < to; at = breakFrom(text, afterBreak(text, at))) lines++;
  return lines;
}
