import {element} from "./element.js";
import type {Block} from "./layout.js";
import {t} from "./t.js";
import {isTableAsked} from "./table-state.js";

/** Rows that are there to check what a chart shows: closed under the table's title, open in print and where the address asks something of them. */
export const folded = (name: string, ...blocks: Block[]): HTMLElement =>
  element(
    "details",
    {class: "printed", ...(isTableAsked(name) ? {open: ""} : {})},
    element("summary", {}, t("table.folded"), element("span", {}, t(`${name}.title`))),
    ...blocks,
  );
