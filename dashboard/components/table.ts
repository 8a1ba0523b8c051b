import type {Column} from "./column.js";
import {element} from "./element.js";
import {compare} from "./order.js";
import {t} from "./t.js";

const shown = 12;

/** A table that its heads sort, null last either way; the first rows, and a button for the rest. It scrolls in its own box. */
export function table<Row>(title: string, rows: Row[], columns: Column<Row>[]): HTMLElement {
  if (!rows.length) return element("p", {class: "absent"}, t("table.absent"));
  const body = element("tbody", {});
  const heads = columns.map((column) => element("th", {scope: "col", class: classOf(column)}));
  const more = element("button", {type: "button", class: "more"}, t("table.more", {count: rows.length}));
  let limit = rows.length > shown + 3 ? shown : rows.length;
  let sorted = rows;
  const fill = () => {
    body.replaceChildren(...sorted.slice(0, limit).map((row) => element("tr", {}, ...cellsOf(row, columns))));
    more.hidden = limit >= rows.length;
  };
  const sortBy = (column: Column<Row>, head: HTMLElement | undefined) => {
    const sign = head?.getAttribute("aria-sort") === "descending" ? 1 : -1;
    for (const other of heads) other.removeAttribute("aria-sort");
    head?.setAttribute("aria-sort", sign === 1 ? "ascending" : "descending");
    sorted = [...rows].sort((a, b) => compare(column.value(a), column.value(b), sign));
    fill();
  };
  for (const [i, column] of columns.entries()) {
    const button = element("button", {type: "button"}, column.title);
    button.addEventListener("click", () => sortBy(column, heads[i]));
    heads[i]?.append(button);
  }
  more.addEventListener("click", () => {
    limit = rows.length;
    fill();
  });
  fill();
  const head = element("thead", {}, element("tr", {}, ...heads));
  const box = {class: "table", role: "region", tabindex: "0", "aria-label": title};
  return element("div", {}, element("div", box, element("table", {}, head, body)), more);
}

function cellsOf<Row>(row: Row, columns: Column<Row>[]): HTMLElement[] {
  return columns.map((column, i) =>
    i
      ? element("td", {class: classOf(column)}, column.print(row))
      : element("th", {scope: "row", class: classOf(column)}, column.print(row)),
  );
}

function classOf<Row>(column: Column<Row>): string {
  return column.isLong ? "text long" : column.isText ? "text" : "number";
}
