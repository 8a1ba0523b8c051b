import {HeadwaterError} from "../errors.ts";
import type {ExportFile} from "./files.ts";
import {recordReader, type TextRecord} from "./records.ts";
import {textOf} from "./text.ts";

/** A file's header: its fields, the row it stands in, and what separates it. */
export type Header = {fields: string[]; row: number; delimiter: string};

const delimiters = [",", ";", "\t"];
const beginning = 1 << 20;

/** A header's name without what spellings differ in: case, width of its letters, blanks. */
export const plain = (name: string): string => name.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");

/** The first line of a file that is not blank, under the delimiter that finds most known names in it, then most names. */
export async function headerOf(file: ExportFile, encoding: string, known: Set<string>): Promise<Header> {
  const {text, isWhole} = await beginningOf(file, encoding);
  const headers = delimiters.flatMap((delimiter) => {
    const record = firstRecord(text, delimiter, isWhole);
    return record ? [{...record, delimiter}] : [];
  });
  const scoreOf = ({fields}: Header) => fields.filter((field) => known.has(plain(field))).length * 1000 + fields.length;
  const [best] = headers.sort((a, b) => scoreOf(b) - scoreOf(a));
  if (best) return best;
  throw new HeadwaterError(
    `missing header: ${file.shown} ${text.trim() === "" ? "is empty" : "begins with no line that can be read"}`,
    {
      fix: "export it again, or list it under ignore in headwater.yaml",
    },
  );
}

const firstRecord = (text: string, delimiter: string, isWhole: boolean): TextRecord | undefined =>
  recordReader(delimiter)(text, isWhole).find(({fault}) => fault === undefined);

async function beginningOf(file: ExportFile, encoding: string): Promise<{text: string; isWhole: boolean}> {
  let text = "";
  for await (const piece of textOf(file.path, encoding, {atOnce: beginning})) {
    if (text !== "") return {text, isWhole: false};
    text = piece;
  }
  return {text, isWhole: true};
}
