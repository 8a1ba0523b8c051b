import Papa from "papaparse";
import {HeadwaterError} from "../errors.ts";
import {textOf} from "./text.ts";

/** A record: its number in the file (the header is 1, as a spreadsheet counts), its fields, and why it can't be read, if so. */
export type TextRecord = {row: number; fields: string[]; fault?: string};

const longestRecord = 16 << 20;
const quoteFaults: Record<string, string> = {
  MissingQuotes: "a quote opens here and never closes",
  InvalidQuotes: "text follows a closing quote",
};

/** The records of a file in batches, blank lines left out but counted as rows. Memory is constant. */
export async function* recordsOf(
  path: string,
  shown: string,
  encoding: string,
  delimiter: string,
  atOnce?: number,
): AsyncGenerator<TextRecord[]> {
  const parser = new Papa.Parser({delimiter, newline: "\n", quoteChar: '"', escapeChar: '"'});
  let pending = "";
  let row = 0;
  const take = (isLast: boolean): TextRecord[] => {
    const {data, errors, meta} = parser.parse(pending, 0, !isLast) as Papa.ParseResult<string[]>;
    const faults = new Map(errors.map((error) => [error.row, quoteFaults[error.code] ?? error.message]));
    pending = isLast ? "" : pending.slice(meta.cursor);
    const first = row + 1;
    row += data.length;
    return data.flatMap((fields, index) => {
      const fault = faults.get(index);
      if (fields.length === 1 && fields[0] === "" && !fault) return [];
      return [{row: first + index, fields, ...(fault && {fault})}];
    });
  };
  for await (const text of textOf(path, encoding, atOnce)) {
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
