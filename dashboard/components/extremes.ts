import {t} from "./t.js";

interface Said<Row> {
  name: (row: Row) => string;
  value: (row: Row) => number | null;
  print: (value: number | null) => string;
  low?: (row: Row) => number | null;
  high?: (row: Row) => number | null;
}

/** Which row is highest, with its interval where it has one, which lowest, and how many there are: the finding of a chart that compares. */
export function extremes<Row>(rows: Row[], {name, value, print, low, high}: Said<Row>): string {
  const sorted = rows.filter((row) => value(row) !== null).sort((a, b) => (value(b) ?? 0) - (value(a) ?? 0));
  const [top, bottom] = [sorted[0], sorted.at(-1)];
  if (top === undefined || bottom === undefined) return t("says.none", {count: rows.length});
  const ends = {low: low?.(top) ?? null, high: high?.(top) ?? null};
  const hasEnds = ends.low !== null && ends.high !== null;
  const range = hasEnds ? t("says.range", {low: print(ends.low), high: print(ends.high)}) : "";
  const values = {first: name(top), value: print(value(top)) + range, count: sorted.length};
  if (sorted.length === 1) return t("says.one", values);
  if (value(top) === value(bottom)) return t("says.level", values);
  return t("says.extremes", {...values, last: name(bottom), least: print(value(bottom))});
}
