import {element} from "../element.js";
import {t} from "../t.js";
import type {Answer} from "./engine.js";

const step = 100;

/** An answer as a table, in the order that the query gave it: some rows, and a button for more. What is null shows as “–”. */
export function answerTable({columns, rows}: Answer): HTMLElement {
  const sides = columns.map(({isNumber}) => (isNumber ? "number" : "text"));
  const body = element("tbody", {});
  const more = element("button", {type: "button", class: "more"});
  const add = () => {
    const next = rows.slice(body.rows.length, body.rows.length + step);
    const cellsOf = (row: (string | null)[]) =>
      row.map((cell, place) => element("td", {class: sides[place]!}, cell ?? "–"));
    body.append(...next.map((row) => element("tr", {}, ...cellsOf(row))));
    const left = rows.length - body.rows.length;
    more.hidden = left === 0;
    more.textContent = t("explore.more", {count: Math.min(step, left), left});
  };
  const heads = columns.map(({name, type}, place) =>
    element("th", {scope: "col", class: sides[place]!}, name, element("small", {}, type.toLowerCase())),
  );
  more.addEventListener("click", add);
  add();
  const head = element("thead", {}, element("tr", {}, ...heads));
  const box = {class: "table", role: "region", tabindex: "0", "aria-label": t("explore.answer_table")};
  return element("div", {}, element("div", box, element("table", {}, head, body)), more);
}
