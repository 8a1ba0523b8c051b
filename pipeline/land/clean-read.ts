import {quoted, text} from "../sql.ts";
import type {MappedColumn} from "./mapped-columns.ts";

/** The names, in a clean copy, of the columns that a file has for one of ours. */
export const copies = ({column, positions}: MappedColumn): string[] =>
  positions.map((_, index) => (index === 0 ? column : `${column} ${index + 1}`));

/** What is known of a file's texts before they are read: positions whose texts are all plain, and some of the texts of columns. */
export type KnownTexts = {plain?: ReadonlySet<number>; names?: ReadonlyMap<string, string[]>};

const texts = (mapped: MappedColumn, plain?: ReadonlySet<number>): string[] =>
  copies(mapped).map((copy, index) =>
    plain?.has(mapped.positions[index]!) ? quoted(copy) : `text_or_null(${quoted(copy)})`,
  );

/** The text that a copy has for one of our columns: of several columns with the same header, the first that is filled. */
export const givenText = (column: MappedColumn, plain?: ReadonlySet<number>): string =>
  column.positions.length === 1 ? texts(column, plain)[0]! : `coalesce(${texts(column, plain).join(", ")})`;

/** Whether columns with the same header hold different values. */
export const isConflict = (twin: MappedColumn, plain?: ReadonlySet<number>): string =>
  `len(list_distinct(list_filter([${texts(twin, plain).join(", ")}], lambda value: value is not null))) > 1`;

/** How far apart the line breaks of a CSV file may lie, for DuckDB to read it in buffers that are no larger than they have to be. */
export function roomFor(longestLine: number): string {
  const most = Math.max(2 << 20, longestLine);
  return `max_line_size = ${most}, buffer_size = ${2 * most}`;
}

/** Reads a clean copy back: row number and the file's columns for ours, all text; lines have at most so many bytes. */
export function cleanRead(columns: MappedColumn[], path: string, longestLine: number): string {
  const types = [`'_row': 'bigint'`, ...columns.flatMap(copies).map((column) => `${text(column)}: 'varchar'`)];
  return `from read_csv(${text(path)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
    strict_mode = true, ${roomFor(longestLine)}, columns = {${types.join(", ")}})`;
}
