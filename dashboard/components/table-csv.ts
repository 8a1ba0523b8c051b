import type {Column} from "./column.js";
import {type CsvCell, csvOf} from "./csv.js";
import {t} from "./t.js";

type Cell<Row> = (row: Row) => CsvCell;

/** The rows of a table as CSV: numbers as they are, words as the page says them, days in ISO form, and both ends of an interval. */
export function tableCsv<Row>(rows: Row[], columns: Column<Row>[]): string {
  const cells = columns.flatMap(cellsOf);
  return csvOf(
    cells.map(([title]) => title),
    rows.map((row) => cells.map(([, cell]) => cell(row))),
  );
}

function cellsOf<Row>(column: Column<Row>): [title: string, cell: Cell<Row>][] {
  const {title, high} = column;
  if (!high) return [[title, cellOf(column)]];
  return [
    [t("csv.low", {title}), cellOf(column)],
    [t("csv.high", {title}), high],
  ];
}

const cellOf =
  <Row>({value, print, isText, high}: Column<Row>): Cell<Row> =>
  (row) => {
    const given = value(row);
    if (typeof given === "number" && !isText) return given;
    if (given === null && high) return null;
    if (typeof given === "string" && /^\d{4}-\d\d(-\d\d)?$/.test(given)) return given;
    const said = print(row);
    return said === "–" ? null : said;
  };
