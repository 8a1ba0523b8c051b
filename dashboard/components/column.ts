import {t} from "./t.js";

export interface Column<Row> {
  title: string;
  /** The field that it shows, by which the page's address names it. */
  name?: string;
  /** What the column sorts by. */
  value: (row: Row) => number | string | null;
  print: (row: Row) => string;
  /** The upper end, where what it shows is an interval and its value the lower one. */
  high?: (row: Row) => number | null;
  isText: boolean;
  /** Its texts are long: it keeps some room where the page is narrow. */
  isLong?: boolean;
}

type Answer = number | string | null;

/** A table's column of one field: titled by the message of its name or of another, printed by a formatter, and to the left when it is `text` or `long`. */
export function column<Row>(
  name: keyof Row & string,
  print: (value: never) => string,
  kind: "number" | "text" | "long" = "number",
  title: string = name,
): Column<Row> {
  return {
    title: t(`column.${title}`),
    name,
    value: (row) => row[name] as Answer,
    print: (row) => print(row[name] as never),
    isText: kind !== "number",
    isLong: kind === "long",
  };
}
