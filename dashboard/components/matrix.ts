import {element} from "./element.js";

export interface Cell {
  row: string;
  column: string;
  /** How strongly the cell is tinted, 0 to 1. */
  share: number | null;
  text: string;
  note: string;
}

interface Options {
  title: string;
  /** The head of the rows, and what the columns are. */
  corner: string;
  rows: string[];
  columns: string[];
  print: (word: string) => string;
}

/** A table of rows by columns; each cell carries its share as tint of the accent and in words, empty where there is none. */
export function matrix(cells: Cell[], {title, corner, rows, columns, print}: Options): HTMLElement {
  const byPlace = new Map(cells.map((cell) => [`${cell.row}\n${cell.column}`, cell]));
  const heads = columns.map((word) => element("th", {scope: "col"}, print(word)));
  const lines = rows.map((row) =>
    element(
      "tr",
      {},
      element("th", {scope: "row", class: "text"}, print(row)),
      ...columns.map((column) => cellOf(byPlace.get(`${row}\n${column}`))),
    ),
  );
  const head = element("thead", {}, element("tr", {}, element("th", {scope: "col", class: "text"}, corner), ...heads));
  const box = {class: "table matrix", role: "region", tabindex: "0", "aria-label": title};
  return element("div", box, element("table", {}, head, element("tbody", {}, ...lines)));
}

function cellOf(cell: Cell | undefined): HTMLElement {
  if (!cell) return element("td", {});
  const made = element("td", {}, element("span", {}, cell.text), element("small", {}, cell.note));
  made.style.setProperty("--share", `${Math.round((cell.share ?? 0) * 100)}%`);
  return made;
}
