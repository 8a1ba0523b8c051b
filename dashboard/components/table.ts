import {actions} from "./actions.js";
import {behind} from "./behind.js";
import {behindQuery} from "./behind-query.js";
import type {Column} from "./column.js";
import {meaningOf} from "./definitions.js";
import {element} from "./element.js";
import {pager} from "./pager.js";
import {t} from "./t.js";
import {tableBody} from "./table-body.js";
import {tableCsv} from "./table-csv.js";
import {tableFields} from "./table-fields.js";
import {tableHeads} from "./table-heads.js";
import {tablePage} from "./table-page.js";
import {keepTableState, type TableState, tableState} from "./table-state.js";

/** Tables of no more rows need no search. */
const fewest = 15;

/**
 * A table under its title, which its heads sort, null last either way; longer ones can be searched and are shown by the page. What is asked
 * of it stands in the page's address. `source` has the rows of the metric behind it, where they are others.
 */
export function table<Row extends object>(
  name: string,
  rows: Row[],
  columns: Column<Row>[],
  source: object[] = rows,
): HTMLElement {
  if (!rows.length) return element("p", {class: "absent"}, t("table.absent"));
  const title = t(`${name}.title`);
  const body = element("tbody", {});
  let state = tableState(name);
  const fill = () => {
    const drawn = tablePage(rows, columns, state);
    body.replaceChildren(...tableBody(drawn.shown, columns, drawn.top));
    heads.mark(state.sort);
    pages.tell(drawn);
  };
  const ask = (change: Partial<TableState>) => {
    const asked = {...state, page: 1, ...change};
    state = {...asked, page: tablePage(rows, columns, asked).page};
    fill();
    keepTableState(name, state);
  };
  const heads = tableHeads(columns, (sort) => ask({sort}));
  const pages = pager((by) => ask({page: tablePage(rows, columns, state).page + by}));
  const find = element("input", {type: "search", "aria-label": t("table.find_in", {title}), value: state.find});
  find.setAttribute("placeholder", t("table.find"));
  find.addEventListener("input", () => ask({find: find.value}));
  find.hidden = rows.length <= fewest;
  fill();
  pages.root.hidden = rows.length <= fewest;
  const from = behind[name];
  const fields = tableFields(columns);
  const query = from && behindQuery(from, from.columns.length ? from.columns : fields, source);
  const csv = () => tableCsv(tablePage(rows, columns, state).all, columns);
  const box = {class: "table", role: "region", tabindex: "0", "aria-label": title};
  return element(
    "div",
    {class: "rows", id: name},
    element("div", {class: "caption"}, element("strong", {}, title), find, actions({name, title, csv, query})),
    element("div", box, element("table", {}, heads.root, body)),
    pages.root,
    from ? meaningOf(from, [...from.columns, ...fields]) : null,
  );
}
