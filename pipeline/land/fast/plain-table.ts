import {list, quoted, text} from "../../sql.ts";
import {cellKind} from "../cell-kind.ts";
import {copies, roomFor} from "../clean-read.ts";
import type {Dialect} from "../dialect.ts";
import type {MappedColumn} from "../mapped-columns.ts";
import {recordReader} from "../records.ts";
import type {Table} from "../table.ts";
import {isTotal} from "../total-row.ts";
import type {Names} from "./names.ts";
import {type Scanner, scanner} from "./scanner.ts";

/**
 * Whether a table is written so plainly that DuckDB can read it from its file: one line of names straight above rows of one width,
 * with a separator of one byte, and quotes doubled.
 */
export function isPlainTable({dialect, layout}: Table): boolean {
  const {delimiter, quote, isPadded, comment} = dialect;
  const {header, headerRow, headerRows, headerTexts, bodyRow, width, isRagged, hasTrailing, headerFault} = layout;
  return (
    /^[,;\t|]$/.test(delimiter) &&
    (quote === undefined || (quote === '"' && dialect.escape === "doubled")) &&
    !(isPadded || comment !== undefined || isRagged || hasTrailing || headerFault) &&
    header?.length === width &&
    width > 1 &&
    headerRows === 1 &&
    (headerTexts?.length ?? 1) === 1 &&
    bodyRow === headerRow + 1
  );
}

/**
 * Reads a plain table from its file, as UTF-8: our columns as text, the row numbers yet null. The line end is not
 * named: with it, in strict mode, DuckDB 1.5 finds no row.
 */
export function plainRead({layout, dialect}: Table, columns: MappedColumn[], path: string): string {
  const names = new Map(
    columns.flatMap((mapped) => copies(mapped).map((copy, index) => [mapped.positions[index]!, copy] as const)),
  );
  const types = Array.from(
    {length: layout.width},
    (_, index) => `${text(names.get(index) ?? `(${index})`)}: 'varchar'`,
  );
  return `select null::bigint as _row, ${list([...names.values()].map(quoted))}
    from read_csv(${text(path)}, auto_detect = false, header = false, skip = ${layout.bodyRow - 1}, delim = ${text(dialect.delimiter)},
      quote = '"', escape = '"', strict_mode = true, ${roomFor(0)}, columns = {${types.join(", ")}})`;
}

/** A scanner for the records of a plain table, which are those that the careful way takes for rows of it. */
export function tableScanner(
  {layout, dialect}: Table,
  names: (Names | undefined)[],
  digits: ReadonlySet<number>,
): Scanner {
  const headerTexts = layout.header!.map((name) => name.trim());
  const field = Math.max(
    0,
    headerTexts.findIndex((name) => name !== ""),
  );
  return scanner({
    width: layout.width,
    delimiter: dialect.delimiter.charCodeAt(0),
    digits,
    names,
    header: {field, beginning: Buffer.from(headerTexts[field]!)},
    isBesideTable: (record) => {
      const fields = fieldsOf(record, dialect).map((cell) => cell.trim());
      return (
        isTotal(fields) ||
        fields.every((cell) => cell === "") ||
        fields.every((cell, index) => cell === headerTexts[index])
      );
    },
  });
}

/** Whether the last record of a plain table may stand below it: a remark, or sums without a label. */
export function mayEndTable({layout, dialect}: Table, record: string): boolean {
  const fields = fieldsOf(record, dialect);
  const kinds = fields.map(cellKind);
  const filled = fields.filter((cell) => cell.trim() !== "").length;
  return (
    layout.width > 2 &&
    (filled <= 1 || (fields[0]!.trim() === "" && kinds.every((kind) => kind === "empty" || kind === "number")))
  );
}

const fieldsOf = (record: string, dialect: Dialect): string[] =>
  recordReader(dialect).take(record, true)[0]?.fields ?? [];
