import {mkdir, stat} from "node:fs/promises";
import {HeadwaterError} from "../errors.ts";
import {formatOf} from "./format.ts";
import {jsonTextOf} from "./json/json.ts";
import {parquetTextOf} from "./parquet.ts";
import {gunzipped, type ShownFile, unzipped} from "./unpack.ts";
import {sheetTextsOf} from "./xlsx/xlsx.ts";

/** A table's text, ready to be read as delimited text. */
export type TextSource = {
  /** as reports show it: the file; the file and its member in a zip; the file and its sheet where several sheets hold rows */
  shown: string;
  /** the text file: the export itself, or a copy under the scratch folder */
  path: string;
  format: "text" | "xlsx" | "json" | "ndjson" | "parquet";
  container?: "gzip" | "zip";
  /** written here from another format: UTF-8, comma, quotes doubled, LF; row n of a sheet is record n, blank ones are blank lines */
  grid?: true;
  /** record 1 is the header; nothing stands above it and no totals below */
  hasHeader?: true;
};

/**
 * The tables' texts that a file holds, whatever its name says it is; copies are written under the scratch folder. Throws a line
 * for a file that is of no format that is read, is damaged, holds no table or cannot be opened.
 */
export async function textSourcesOf(file: ShownFile, scratch: string): Promise<TextSource[]> {
  try {
    if (!(await stat(file.path)).isFile()) throw unreadable(file.shown, "EISDIR");
    await mkdir(scratch, {recursive: true});
    const kind = await kindOf(file, ignore);
    if (kind !== "gzip" && kind !== "zip") return await sourcesOf(file, kind, scratch);
    const members = kind === "gzip" ? [await gunzipped(file, scratch)] : await unzipped(file, scratch);
    const sources: TextSource[] = [];
    for (const member of members) {
      const inner = await kindOf(member, kind === "zip" ? "pack the zip without it" : ignore);
      if (inner === "gzip" || inner === "zip")
        throw new HeadwaterError(`unsupported format: ${member.shown} is packed twice`, {fix: "pack it once"});
      for (const source of await sourcesOf(member, inner, scratch)) sources.push({...source, container: kind});
    }
    return sources;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    throw /^E[A-Z]+$/.test(code) ? unreadable(file.shown, code) : error;
  }
}

const ignore = "list it under ignore in headwater.yaml";

async function kindOf({path, shown}: ShownFile, orElse: string) {
  const format = await formatOf(path, shown);
  if ("kind" in format) return format.kind;
  throw new HeadwaterError(`unsupported format: ${shown} is ${format.refused}`, {fix: `${format.fix}, or ${orElse}`});
}

type TableKind = Exclude<Awaited<ReturnType<typeof kindOf>>, "gzip" | "zip">;

const table = {grid: true, hasHeader: true} as const;

async function sourcesOf(file: ShownFile, kind: TableKind, scratch: string): Promise<TextSource[]> {
  if (kind === "text") return [{...file, format: kind}];
  if (kind === "parquet") return [{...(await parquetTextOf(file, scratch)), format: kind, ...table}];
  if (kind !== "xlsx") return [{...(await jsonTextOf(file, kind, scratch)), ...table}];
  return (await sheetTextsOf(file, scratch)).map((sheet) => ({...sheet, format: kind, grid: true}));
}

function unreadable(shown: string, code: string): HeadwaterError {
  if (code === "EISDIR")
    return new HeadwaterError(`unsupported file: ${shown} is no ordinary file`, {fix: `replace it, or ${ignore}`});
  if (code === "ENOENT") return new HeadwaterError(`missing file: ${shown}`, {fix: `put it back, or ${ignore}`});
  if (code === "EACCES" || code === "EPERM")
    return new HeadwaterError(`unsupported file: ${shown} may not be read`, {fix: `allow it, or ${ignore}`});
  if (code === "ENOSPC")
    return new HeadwaterError(`missing room: ${shown} does not fit on the disk`, {fix: "free some"});
  return new HeadwaterError(`unsupported file: ${shown} cannot be read (${code})`, {fix: `replace it, or ${ignore}`});
}
