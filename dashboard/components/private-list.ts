import type {Column} from "./column.js";
import {element} from "./element.js";
import {t} from "./t.js";
import {table} from "./table.js";
import {workspace} from "./workspace.js";

/** Rows of single prospects where the site may hold them; else where the work list is. */
export const privateList = <Row extends object>(
  list: string,
  title: string,
  rows: Row[],
  columns: Column<Row>[],
): HTMLElement =>
  workspace.publish_rows
    ? table(title, rows, columns)
    : element("p", {class: "absent"}, t("private_list", {list: `lists/${list}`}));
