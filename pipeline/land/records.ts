import Papa from "papaparse";
import {type ReadOptions, textOf} from "./text.ts";

/** A record: its number in the file (the header is 1, as a spreadsheet counts), its fields, and why it can't be read, if so. */
export type TextRecord = {row: number; fields: string[]; fault?: string};

const longestRecord = 16 << 20;
const narrowest = 4 << 10;
const neverCloses = "a quote opens here and never closes";
const quoteFaults: Record<string, string> = {
  MissingQuotes: neverCloses,
  InvalidQuotes: "text follows a closing quote",
};

/** The records of a file in batches, blank ones left out but counted as rows. Memory is constant. */
export async function* recordsOf(
  path: string,
  encoding: string,
  delimiter: string,
  options: ReadOptions = {},
): AsyncGenerator<TextRecord[]> {
  const take = recordReader(delimiter);
  for await (const text of textOf(path, encoding, options)) yield take(text, false);
  yield take("", true);
}

/**
 * Reads text piece by piece: each call returns the records that are complete by then. A fault of quoting costs the line that it
 * begins in, and reading goes on with the next, in narrow windows at first so that many faults do not cost many long looks.
 */
export function recordReader(delimiter: string): (text: string, isLast: boolean) => TextRecord[] {
  const parse = (text: string, isOpen: boolean, preview = 0) =>
    new Papa.Parser({delimiter, newline: "\n", quoteChar: '"', escapeChar: '"', preview}).parse(
      text,
      0,
      isOpen,
    ) as Papa.ParseResult<string[]>;
  const startOf = (text: string, index: number) => (index === 0 ? 0 : parse(text, true, index).meta.cursor);
  let pending = "";
  let row = 0;

  return (text, isLast) => {
    pending += text;
    const records: TextRecord[] = [];
    const rejectLine = (fault: string) => {
      const end = pending.indexOf("\n");
      records.push({row: ++row, fields: [end < 0 ? pending : pending.slice(0, end)], fault});
      pending = end < 0 ? "" : pending.slice(end + 1);
    };
    for (let window = Number.POSITIVE_INFINITY; pending !== ""; ) {
      const part = pending.length > window ? pending.slice(0, window) : pending;
      const isRest = part.length === pending.length;
      const {data, errors, meta} = parse(part, !(isRest && isLast));
      const broken = errors[0] && (errors[0].row ?? 0);
      const sound = broken === undefined ? data : data.slice(0, broken);
      records.push(...sound.map((fields, index) => ({row: row + 1 + index, fields})));
      row += sound.length;
      pending = pending.slice(
        broken === undefined ? (isRest && isLast ? part.length : meta.cursor) : startOf(part, broken),
      );
      if (broken !== undefined && (broken < data.length || (isRest && isLast))) {
        rejectLine(quoteFaults[errors[0]!.code] ?? errors[0]!.message);
        window = narrowest;
      } else if (!isRest) window *= 4;
      else if (pending.length > longestRecord) rejectLine(neverCloses);
      else break;
    }
    return records.filter(({fields, fault}) => fault || fields.some((field) => field.trim() !== ""));
  };
}
