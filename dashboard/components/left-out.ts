import {element} from "./element.js";
import type {Values} from "./messages.js";
import {sentence} from "./sentence.js";
import {t} from "./t.js";

/** What a page does not count, a sentence each, under the head that says so; what counts 0 is not mentioned. */
export function leftOut(...notes: [key: string, values?: Values][]): HTMLElement {
  const told = notes.filter(([, values]) => values?.count !== 0);
  const items = told.map(([key, values]) => element("li", {}, sentence(key, values)));
  return element("section", {class: "left-out"}, element("h2", {}, t("left_out.title")), element("ul", {}, ...items));
}
