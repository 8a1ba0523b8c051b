import type {Damage, Truth} from "./kind.ts";
import type {Source} from "./source.ts";
import {type Writing, writtenFile, writtenLine} from "./written.ts";

/** What a source's file holds, with so many records beside the table. */
export const truthOf = ({header, rows}: Source, besides = 0): Truth => ({header, rows, records: rows.length + besides});

/** A source as lines: the header, then its rows. */
export const linesOf = ({header, rows}: Source, writing: Writing = {}): string[] =>
  [header, ...rows].map((cells) => writtenLine(cells, writing));

/** A source written whole. */
export const written = (source: Source, writing: Writing, variant?: string): Damage => ({
  ...(variant !== undefined && {variant}),
  text: writtenFile(linesOf(source, writing), writing),
  truth: truthOf(source),
});

/** The same source with every cell changed. */
export const withCells = (source: Source, change: (cell: string, column: number) => string): Source => ({
  ...source,
  header: source.header.map(change),
  rows: source.rows.map((row) => row.map(change)),
});

/** The same source without anything that would need a quote where `marks` separate. */
export const withoutMarks = (source: Source, marks: string): Source =>
  withCells(source, (cell) =>
    [...cell]
      .map((letter) => (`${marks}"'\n`.includes(letter) ? "" : letter))
      .join("")
      .trim(),
  );

/** A row of totals: its label first, sums below the amounts. */
export function totalRow({header, rows, amounts}: Source, label: string, of = rows): string[] {
  const sums = header.map((_, column) => {
    if (!amounts.includes(column)) return "";
    const values = of.map((row) => Number((row[column] ?? "").replaceAll(",", "")));
    const decimals = rows[0]![column]!.includes(".") ? 2 : 0;
    return values.reduce((sum, value) => sum + value, 0).toFixed(decimals);
  });
  return [label, ...sums.slice(1)];
}
