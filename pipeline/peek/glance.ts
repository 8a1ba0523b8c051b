import {closeSync, openSync, rmSync, writeSync} from "node:fs";
import {HeadwaterError} from "../errors.ts";
import {type CellKind, cellKind} from "../land/cell-kind.ts";
import type {Code} from "../land/codes.ts";
import {csvRecord} from "../land/csv.ts";
import {readingText} from "../land/manifest.ts";
import type {TextSource} from "../land/source.ts";
import {type ReadingGiven, rowsOf, type Table, tableOf} from "../land/table.ts";

/** A row that is told of: where it stands and why; `column` is 0 for the row as a whole. A mended row is loaded, every other is not. */
export type Told = {file: string; row: number; line: number; column: number; code: Code; mended?: true};

/** What a table of a file was read as, and what became of its rows: records_in = loaded + rejected + duplicates. */
export type Glance = {
  file: string;
  status: "read" | "refused";
  /** why it was refused, in one line */
  refusal?: string;
  records_in: number;
  loaded: number;
  rejected: number;
  /** a glance takes no row out for standing twice: that is told once keys are known */
  duplicates: number;
  format: string;
  encoding: string | null;
  dialect: Record<string, unknown> | null;
  layout: Record<string, unknown> | null;
  columns: {name: string; kind: CellKind; filled: number}[];
  /** how many of those loaded were read in the one way that makes them whole */
  mended: number;
  reasons: Told[];
  first: string[][];
};

const shownRows = 5;

/** Reads a table through; `csvPath` is where to write it as UTF-8 CSV. A table that can't be read is told as refused. */
export async function glanceAt(
  source: TextSource,
  given: ReadingGiven,
  isKnown: (name: string) => boolean,
  csvPath?: string,
): Promise<Glance> {
  const glance = emptyGlance(source.shown, source.format);
  const out = csvPath === undefined ? undefined : openSync(csvPath, "w");
  try {
    const table = await tableOf(source, given, isKnown);
    Object.assign(glance, described(table));
    await readThrough(table, glance, (text) => void (out !== undefined && writeSync(out, text)));
    return glance;
  } catch (error) {
    if (!(error instanceof HeadwaterError)) throw error;
    if (csvPath !== undefined) rmSync(csvPath, {force: true});
    return {...emptyGlance(source.shown, source.format), refusal: error.message};
  } finally {
    if (out !== undefined) closeSync(out);
  }
}

/** A table of which nothing is known. */
export const emptyGlance = (file: string, format: string): Glance => ({
  file,
  status: "refused",
  records_in: 0,
  loaded: 0,
  rejected: 0,
  duplicates: 0,
  format,
  encoding: null,
  dialect: null,
  layout: null,
  columns: [],
  mended: 0,
  reasons: [],
  first: [],
});

function described(table: Table): Partial<Glance> {
  const {header, width, hasTrailing} = table.layout;
  const names = Array.from(
    {length: width - (hasTrailing ? 1 : 0)},
    (_, index) => header?.[index]?.trim() ?? `column ${index + 1}`,
  );
  return {
    status: "read",
    encoding: table.encoding,
    ...(readingText(table) as Pick<Glance, "dialect" | "layout">),
    columns: names.map((name) => ({name, kind: "empty", filled: 0})),
  };
}

async function readThrough(table: Table, glance: Glance, write: (text: string) => void): Promise<void> {
  const {source, layout} = table;
  const told = (row: number, line: number, column: number | undefined, code: Code): Told => ({
    file: source.shown,
    row,
    line,
    column: column ?? 0,
    code,
  });
  if (layout.headerFault) {
    const {row, line, isMended} = layout.headerFault;
    glance.reasons.push({...told(row, line, 0, "header_width"), ...(isMended && {mended: true as const})});
  }
  if (layout.header) write(`${csvRecord(layout.header)}\r\n`);
  const kinds = glance.columns.map(() => new Map<CellKind, number>());
  for await (const {sound, rejected} of rowsOf(table)) {
    if (sound.length > 0) write(`${sound.map(({fields}) => csvRecord(fields)).join("\r\n")}\r\n`);
    for (const {fields, row, line, column, mendedFault} of sound) {
      if (glance.first.length < shownRows) glance.first.push(fields);
      fields.forEach((field, index) => {
        if (field === "") return;
        glance.columns[index]!.filled++;
        if (glance.loaded < 1000) count(kinds[index]!, cellKind(field));
      });
      if (mendedFault) {
        glance.mended++;
        glance.reasons.push({...told(row, line, column, mendedFault), mended: true});
      }
      glance.loaded++;
    }
    for (const {row, line, column, fault} of rejected) glance.reasons.push(told(row, line, column, fault));
    glance.rejected += rejected.length;
  }
  glance.records_in = glance.loaded + glance.rejected + glance.duplicates;
  for (const [index, counts] of kinds.entries()) {
    counts.delete("empty");
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    if (most) glance.columns[index]!.kind = most[0];
  }
}

const count = <T>(counts: Map<T, number>, key: T): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
