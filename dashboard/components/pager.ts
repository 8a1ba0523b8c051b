import {element} from "./element.js";
import {t} from "./t.js";

/** What is shown of a table's rows: which of those found, and of how many. */
export interface Shown {
  first: number;
  last: number;
  found: number;
  count: number;
  page: number;
  pageCount: number;
}

/** Which rows of a table are shown, told to those who do not see it too, and the steps to the pages before and after. */
export function pager(turn: (by: 1 | -1) => void): {root: HTMLElement; tell: (shown: Shown) => void} {
  const status = element("span", {role: "status"});
  const before = element("button", {type: "button"}, t("table.before"));
  const after = element("button", {type: "button"}, t("table.after"));
  const set = (button: HTMLElement, isEnd: boolean) => button.setAttribute("aria-disabled", String(isEnd));
  before.addEventListener("click", () => before.getAttribute("aria-disabled") === "true" || turn(-1));
  after.addEventListener("click", () => after.getAttribute("aria-disabled") === "true" || turn(1));
  const tell = ({page, pageCount, ...rows}: Shown) => {
    status.textContent = t(rows.found < rows.count ? "table.found" : "table.rows", rows);
    before.hidden = after.hidden = pageCount < 2;
    set(before, page === 1);
    set(after, page === pageCount);
  };
  return {root: element("div", {class: "pager"}, status, before, after), tell};
}
