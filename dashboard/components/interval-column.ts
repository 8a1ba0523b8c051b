import type {Column} from "./column.js";
import {interval} from "./format.js";
import {t} from "./t.js";

/** A table's column of the interval `<rate>_low` to `<rate>_high`, sorted by its lower end. */
export function intervalColumn<Row>(rate: string): Column<Row> {
  const [low, high] = [`${rate}_low` as keyof Row, `${rate}_high` as keyof Row];
  return {
    title: t(`column.${rate}_interval`),
    name: `${rate}_low`,
    value: (row) => row[low] as number | null,
    high: (row) => row[high] as number | null,
    print: (row) => interval(row[low] as number | null, row[high] as number | null),
    isText: false,
  };
}
