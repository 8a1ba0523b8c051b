import type {Damage, Kind, Truth} from "./kind.ts";
import type {Source} from "./source.ts";
import {linesOf, truthOf} from "./tables.ts";
import {type Writing, writtenCell, writtenFile, writtenLine} from "./written.ts";

/** The rows that are damaged, each at every column: 0 is the header, the third holds a quoted line break. */
const damagedRows = ({rows}: Source): number[] => [
  0,
  1,
  1 + rows.findIndex((row, index) => index > 20 && row.at(-1)!.includes("\n")),
  rows.length,
];

/** What is done to the cells of one row, as they stand in the file, at a column; undefined where it would do nothing. */
type AtColumn = (cells: string[], column: number) => string | undefined;

/** The truth of a source whose line is broken: where a record ends around a line break is then a matter of judgement. */
function brokenTruth(source: Source, line: string): Truth {
  const {records, ...truth} = truthOf(source);
  return {...truth, ...(!line.includes("\n") && records !== undefined && {records})};
}

function atEachColumn(source: Source, writing: Writing, damage: AtColumn): Damage[] {
  const lines = linesOf(source, writing);
  const table = [source.header, ...source.rows];
  return damagedRows(source).flatMap((row) =>
    source.header.flatMap((_, column): Damage[] => {
      const line = damage(
        table[row]!.map((cell) => writtenCell(cell, writing)),
        column,
      );
      if (line === undefined || line === lines[row]) return [];
      const text = writtenFile(lines.with(row, line), writing);
      return [{variant: `r${row}_c${column}`, text, truth: brokenTruth(source, lines[row]!)}];
    }),
  );
}

const cut = (text: string, at: number, put: string): string => text.slice(0, at) + put + text.slice(at);
const middleOf = (cell: string): number => {
  const middle = Math.floor(cell.length / 2);
  return cell[middle] === '"' || cell[middle - 1] === '"' ? middle + 2 : middle;
};
const isQuoted = (cell: string): boolean => cell.startsWith('"');

const kind = (name: string, damage: AtColumn, writing: Writing = {}): Kind => ({
  name,
  weight: 0,
  damages: (source) => atEachColumn(source, writing, damage),
});

/** The lines of a source with one line written by another delimiter. */
const otherDelimiters = (source: Source): Damage[] =>
  damagedRows(source).flatMap((row) =>
    Object.entries({semicolon: ";", tab: "\t", pipe: "|"}).map(([name, delimiter]) => {
      const lines = linesOf(source);
      const line = writtenLine([source.header, ...source.rows][row]!, {delimiter});
      const text = writtenFile(lines.with(row, line));
      return {variant: `r${row}_${name}`, text, truth: brokenTruth(source, lines[row]!)};
    }),
  );

/** The lines of a source, one of which ends otherwise than all others. */
const otherLineEndings = (source: Source): Damage[] =>
  damagedRows(source).flatMap((row) =>
    Object.entries({crlf: ["\n", "\r\n"], cr: ["\n", "\r"], lf: ["\r\n", "\n"], cr_in_crlf: ["\r\n", "\r"]}).map(
      ([name, [usual, odd]]) => ({
        variant: `r${row}_${name}`,
        text: linesOf(source)
          .map((line, index) => line + (index === row ? odd : usual))
          .join(""),
        truth: truthOf(source),
      }),
    ),
  );

/** Damage to one row: most by one character. These kinds share one weight, see `rowKindsWeight`. */
export const rowKinds: Kind[] = [
  kind("missing_separator", (cells, column) =>
    column === cells.length - 1 ? undefined : cells.toSpliced(column, 2, cells[column]! + cells[column + 1]!).join(","),
  ),
  kind("extra_separator", (cells, column) => cells.toSpliced(column + 1, 0, "").join(",")),
  kind("quote_at_start", (cells, column) => cells.with(column, `"${cells[column]}`).join(",")),
  kind("quote_in_middle", (cells, column) => {
    const cell = cells[column]!;
    return cell.length < 4 ? undefined : cells.with(column, cut(cell, middleOf(cell), '"')).join(",");
  }),
  kind("quote_at_end", (cells, column) => cells.with(column, `${cells[column]}"`).join(",")),
  kind("unclosed_quote", (cells, column) => cells.with(column, cells[column]!.slice(0, -1)).join(","), {
    quoting: "all",
  }),
  kind("unopened_quote", (cells, column) => cells.with(column, cells[column]!.slice(1)).join(","), {quoting: "all"}),
  kind("truncated", (cells, column) => {
    const cell = cells[column]!;
    const rest = isQuoted(cell) ? cell : cell.slice(0, Math.ceil(cell.length / 2));
    return column === cells.length - 1 ? undefined : [...cells.slice(0, column), rest].join(",");
  }),
  {name: "other_delimiter", weight: 0, damages: otherDelimiters},
  {name: "other_line_ending", weight: 0, damages: otherLineEndings},
];

/** How many of a thousand exports have one damaged row, whatever its damage. */
export const rowKindsWeight = 100;
