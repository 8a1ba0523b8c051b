import type {Column} from "./column.js";
import {element} from "./element.js";

/** The rows of a table as they stand on the page; the first ones, as many as given, are strong. */
export function tableBody<Row>(rows: Row[], columns: Column<Row>[], strong: number): HTMLElement[] {
  return rows.map((row, i) => element("tr", i < strong ? {class: "whole"} : {}, ...cellsOf(row, columns)));
}

function cellsOf<Row>(row: Row, columns: Column<Row>[]): HTMLElement[] {
  return columns.map((column, i) =>
    i
      ? element("td", {class: columnClass(column)}, column.print(row))
      : element("th", {scope: "row", class: columnClass(column)}, column.print(row)),
  );
}

/** How the cells of a column are set. */
export function columnClass<Row>(column: Column<Row>): string {
  return column.isLong ? "text long" : column.isText ? "text" : "number";
}
