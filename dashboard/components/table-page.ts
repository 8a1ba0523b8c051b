import type {Column} from "./column.js";
import {compare} from "./order.js";
import {asked} from "./query.js";
import type {TableState} from "./table-state.js";

/** How many rows a page of a table holds, the row of all besides; all of them where the address says so, as for paper. */
const pageSize = 25;

/** By what the address names a column: its field, or its place where it has none or another has the same. */
export const columnKey = <Row>(columns: Column<Row>[], place: number): string => {
  const name = columns[place]?.name;
  return name && columns.findIndex((column) => column.name === name) === place ? name : String(place);
};

const sizeOf = (): number => (asked("rows") === "all" ? Number.POSITIVE_INFINITY : pageSize);

/** The rows of a table that a reader asked for, in order: those whose words hold what is searched for, and of them the page; the row of all stands before, unless one searches. */
export function tablePage<Row>(rows: Row[], columns: Column<Row>[], state: TableState) {
  const whole = wholeOf(rows, columns);
  const words = plain(state.find).split(/\s+/).filter(Boolean);
  const texts = columns.filter((column) => column.isText);
  const isFound = (row: Row) => {
    const text = plain(texts.map((column) => column.print(row)).join(" "));
    return words.every((word) => text.includes(word));
  };
  const others = rows.filter((row) => row !== whole);
  const found = words.length ? others.filter(isFound) : others;
  const by = columns.find((_, place) => columnKey(columns, place) === state.sort?.column);
  const sign = state.sort?.sign ?? 1;
  if (by) found.sort((a, b) => compare(by.value(a), by.value(b), sign));
  const size = sizeOf();
  const pageCount = Math.max(1, Math.ceil(found.length / size));
  const page = Math.min(state.page, pageCount);
  const start = page === 1 ? 0 : (page - 1) * size;
  const shown = found.slice(start, start + size);
  const top = whole && !words.length ? [whole] : [];
  return {
    all: [...top, ...found],
    shown: [...top, ...shown],
    top: top.length,
    first: Math.min(start + 1, found.length),
    last: start + shown.length,
    found: found.length,
    count: others.length,
    page,
    pageCount,
  };
}

/** The one row that stands for all, by the word in its first column. */
function wholeOf<Row>(rows: Row[], [head]: Column<Row>[]): Row | undefined {
  const wholes = rows.filter((row) => head?.value(row) === "(all)");
  return wholes.length === 1 && rows.length > 1 ? wholes[0] : undefined;
}

/** A text as one searches it: without case, full-width signs as the usual ones. */
const plain = (text: string): string => text.normalize("NFKC").toLowerCase();
