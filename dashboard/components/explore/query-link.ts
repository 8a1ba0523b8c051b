import {element} from "../element.js";
import {t} from "../t.js";
import {examples} from "./examples.js";
import {exploreLink} from "./explore-link.js";

const queries: Record<string, string> = Object.assign({}, ...Object.values(examples));

/** Leads from a figure to the query behind it, on the SQL page; nothing where there is none. */
export function queryLink(figure: string): HTMLElement | null {
  const sql = queries[figure];
  const name = t("explore.open_for", {title: t(`${figure}.title`)});
  return sql ? element("a", {class: "sql-link", href: exploreLink(sql), "aria-label": name}, t("explore.open")) : null;
}
