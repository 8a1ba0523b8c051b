import {quoted, text} from "../sql.ts";
import type {MappedColumn} from "./mapped-columns.ts";

/** The names, in a clean copy, of the columns that a file has for one of ours. */
export const copies = ({column, positions}: MappedColumn): string[] =>
  positions.map((_, index) => (index === 0 ? column : `${column} ${index + 1}`));

/** The text that a clean copy has for one of our columns: of several columns with the same header, the first that is filled. */
export const givenText = (column: MappedColumn): string =>
  `coalesce(${copies(column)
    .map((copy) => `text_or_null(${quoted(copy)})`)
    .join(", ")})`;

/** Whether columns with the same header hold different values. */
export const isConflict = (twin: MappedColumn): string =>
  `len(list_distinct(list_filter([${copies(twin)
    .map((copy) => `text_or_null(${quoted(copy)})`)
    .join(", ")}], lambda value: value is not null))) > 1`;

/** Reads a clean copy back: row number and the file's columns for ours, all text. */
export function cleanRead(columns: MappedColumn[], path: string): string {
  const types = [`'_row': 'bigint'`, ...columns.flatMap(copies).map((column) => `${text(column)}: 'varchar'`)];
  return `from read_csv(${text(path)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
    strict_mode = true, max_line_size = 67108864, columns = {${types.join(", ")}})`;
}
