import {t} from "./t.js";

interface Said<Row> {
  when: (row: Row) => string;
  value: (row: Row) => number | null;
  print: (value: number | null) => string;
}

/** From what to what over time, and when it was highest and lowest: the finding of a chart whose rows follow each other. */
export function course<Row>(rows: Row[], {when, value, print}: Said<Row>): string {
  const told = rows.filter((row) => value(row) !== null);
  const byValue = [...told].sort((a, b) => (value(a) ?? 0) - (value(b) ?? 0));
  const [first, last, lowest, highest] = [told[0], told.at(-1), byValue[0], byValue.at(-1)];
  if (!first || !last || !lowest || !highest) return t("says.none", {count: rows.length});
  if (told.length === 1) return t("says.one", {first: when(first), value: print(value(first))});
  return t("says.course", {
    first: when(first),
    from: print(value(first)),
    last: when(last),
    to: print(value(last)),
    peak: when(highest),
    most: print(value(highest)),
    trough: when(lowest),
    least: print(value(lowest)),
  });
}
