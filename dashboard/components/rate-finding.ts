import {extremes} from "./extremes.js";
import {percent} from "./format.js";

/** The finding of a chart of rates on their intervals: a field of the rows, with its ends in `<rate>_low` and `<rate>_high`. */
export const rateFinding =
  <Row>(rate: keyof Row & string, name: (row: Row) => string) =>
  (rows: Row[]): string =>
    extremes(rows, {
      name,
      value: (row) => row[rate] as number | null,
      print: percent,
      low: (row) => (row[`${rate}_low` as keyof Row] ?? null) as number | null,
      high: (row) => (row[`${rate}_high` as keyof Row] ?? null) as number | null,
    });
