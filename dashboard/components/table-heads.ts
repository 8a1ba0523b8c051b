import type {Column} from "./column.js";
import {element} from "./element.js";
import {columnClass} from "./table-body.js";
import {columnKey} from "./table-page.js";
import type {TableState} from "./table-state.js";

/** The heads of a table, which ask for its order: numbers from the largest first, words from A, then the other way. `mark` shows the order that holds. */
export function tableHeads<Row>(columns: Column<Row>[], ask: (sort: TableState["sort"]) => void) {
  let holds: TableState["sort"] = null;
  const keys = columns.map((_, place) => columnKey(columns, place));
  const heads = columns.map((column, place) => {
    const button = element("button", {type: "button"}, column.title);
    const [key, first] = [keys[place]!, column.isText ? 1 : -1] as const;
    button.addEventListener("click", () =>
      ask({column: key, sign: holds?.column === key ? (holds.sign > 0 ? -1 : 1) : first}),
    );
    return element("th", {scope: "col", class: columnClass(column)}, button);
  });
  const mark = (sort: TableState["sort"]) => {
    holds = sort;
    for (const [place, head] of heads.entries())
      if (sort?.column === keys[place]) head.setAttribute("aria-sort", sort!.sign > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
  };
  return {root: element("thead", {}, element("tr", {}, ...heads)), mark};
}
