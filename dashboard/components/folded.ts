import {element} from "./element.js";
import type {Block} from "./layout.js";
import {t} from "./t.js";

/** Rows that are there to check what a chart shows: closed under the table's title, open in print. */
export const folded = (name: string, ...blocks: Block[]): HTMLElement =>
  element(
    "details",
    {class: "printed"},
    element("summary", {}, t("table.folded"), element("span", {}, t(`${name}.title`))),
    ...blocks,
  );
