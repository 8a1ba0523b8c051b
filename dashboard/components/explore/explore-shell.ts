import {element} from "../element.js";
import {t} from "../t.js";
import {examples} from "./examples.js";
import {exploreLink} from "./explore-link.js";

/** What stands on the SQL page before its engine does: the box, its buttons, examples by the page that they are from, and where answers and tables go. */
export function exploreShell(): HTMLElement[] {
  const area = element("textarea", {
    id: "sql",
    "aria-label": t("explore.sql"),
    "aria-describedby": "sql-keys",
    rows: "8",
    wrap: "off",
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
  });
  const button = (name: string) => element("button", {type: "button", id: `sql-${name}`}, t(`explore.${name}`));
  const [cancel, csv] = [button("cancel"), button("csv")];
  cancel.hidden = true;
  csv.hidden = true;
  return [
    element(
      "div",
      {class: "sql-box"},
      element("pre", {class: "sql-lines", "aria-hidden": "true"}),
      element("div", {class: "sql-area"}, element("pre", {class: "sql-shown", "aria-hidden": "true"}), area),
    ),
    element(
      "div",
      {class: "sql-buttons"},
      button("run"),
      cancel,
      csv,
      element("span", {id: "sql-keys", class: "quiet"}, t("explore.keys")),
    ),
    element("p", {id: "sql-status", role: "status"}),
    element("div", {id: "sql-answer"}),
    element("h2", {id: "examples"}, t("explore.examples")),
    ...Object.entries(examples).map(([page, queries]) => exampleList(page, queries)),
    element("h2", {id: "tables"}, t("explore.tables")),
    element("div", {id: "sql-tables"}, element("p", {class: "quiet"}, t("explore.tables_later"))),
  ];
}

function exampleList(page: string, queries: Record<string, string>): HTMLElement {
  const items = Object.entries(queries).map(([figure, sql]) =>
    element("li", {}, element("a", {class: "example", href: exploreLink(sql)}, t(`${figure}.title`))),
  );
  return element(
    "details",
    {class: "examples"},
    element("summary", {}, t(`${page}.name`)),
    element("ul", {}, ...items),
  );
}
