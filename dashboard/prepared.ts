import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {drawings} from "./components/drawing.js";
import {element} from "./components/element.js";
import type {Metrics} from "./components/metrics-by-name.js";
import type {Page, Rows} from "./components/page.js";
import {rowsOf} from "./components/rows-of.js";

/** Gives Node a document to make pages in, at an address with the choices given (`?year=…`, or nothing). */
export function openDocument(search: string): void {
  const {window, document} = parseHTML("<!doctype html><html><head></head><body></body></html>");
  Object.assign(globalThis, {window, document, location: {search, pathname: "", hash: ""}});
}

/** A page made of the exported metrics of a folder, each chart drawn to the widths that are asked for its box, by name. */
export function prepared(page: Page, folder: string, widthsOf: (box: Element) => Record<string, number>): HTMLElement {
  const rows = Object.fromEntries(page.metrics.map((name) => [name, readRows(folder, name)])) as Rows<keyof Metrics>;
  const main = element("div", {class: "page", "data-page": page.name}, ...page.body(rows));
  for (const box of main.querySelectorAll(".drawing")) {
    const draw = drawings.get(box);
    if (!draw) continue;
    for (const [size, width] of Object.entries(widthsOf(box))) box.append(element("div", {class: size}, draw(width)));
  }
  return main;
}

const read = new Map<string, unknown[]>();

function readRows(folder: string, name: keyof Metrics): unknown[] {
  const rows = read.get(name) ?? rowsOf(readFileSync(join(folder, `${name}.arrow`)));
  read.set(name, rows);
  return rows;
}
