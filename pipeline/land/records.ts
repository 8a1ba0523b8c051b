import Papa from "papaparse";
import {HeadwaterError} from "../errors.ts";
import {type ReadOptions, textOf} from "./text.ts";

/** A record: its number in the file (the header is 1, as a spreadsheet counts), its fields, and why it can't be read, if so. */
export type TextRecord = {row: number; fields: string[]; fault?: string};

const longestRecord = 16 << 20;
const quoteFaults: Record<string, string> = {
  MissingQuotes: "a quote opens here and never closes",
  InvalidQuotes: "text follows a closing quote",
};

/** The records of a file in batches, blank ones left out but counted as rows. Memory is constant. */
export async function* recordsOf(
  path: string,
  shown: string,
  encoding: string,
  delimiter: string,
  options: ReadOptions = {},
): AsyncGenerator<TextRecord[]> {
  const dialect = {delimiter, newline: "\n", quoteChar: '"', escapeChar: '"'} as const;
  const parse = (text: string, isOpen: boolean, preview = 0) =>
    new Papa.Parser({...dialect, preview}).parse(text, 0, isOpen) as Papa.ParseResult<string[]>;
  const startOf = (text: string, index: number): number => (index === 0 ? 0 : parse(text, true, index).meta.cursor);
  let pending = "";
  let row = 0;
  const take = (isLast: boolean): TextRecord[] => {
    const records: TextRecord[] = [];
    for (let again = true; again; ) {
      const {data, errors, meta} = parse(pending, !isLast);
      const broken = errors[0]?.row;
      const sound = broken === undefined ? data : data.slice(0, broken);
      records.push(...sound.map((fields, index) => ({row: row + 1 + index, fields})));
      row += sound.length;
      again = broken !== undefined && (isLast || broken < data.length);
      if (!again) pending = isLast ? "" : pending.slice(broken === undefined ? meta.cursor : startOf(pending, broken));
      else {
        // a fault of quoting costs the line that it begins in, and reading goes on with the next
        const start = startOf(pending, broken!);
        const end = pending.indexOf("\n", start);
        const line = pending.slice(start, end < 0 ? undefined : end);
        records.push({row: ++row, fields: [line], fault: quoteFaults[errors[0]!.code] ?? errors[0]!.message});
        pending = end < 0 ? "" : pending.slice(end + 1);
        again = pending !== "";
      }
    }
    return records.filter(({fields, fault}) => fault || fields.some((field) => field.trim() !== ""));
  };
  for await (const text of textOf(path, encoding, options)) {
    pending += text;
    if (pending.length > longestRecord)
      throw new HeadwaterError(`invalid quoting: a record of more than ${longestRecord >> 20} MB`, {
        where: `${shown}, row ${row + 1}`,
        fix: "close the quote that opens there",
      });
    yield take(false);
  }
  if (pending) yield take(true);
}
