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
  const read = page.metrics.map((name) => {
    const rows = readRows(folder, name);
    return [name, page.parted.includes(name) ? inParts(rows as {breakdown: string}[]) : rows];
  });
  const rows = Object.fromEntries(read) as Rows<keyof Metrics, never>;
  const main = element("div", {class: "page", "data-page": page.name}, ...page.body(rows));
  for (const box of main.querySelectorAll(".drawing")) {
    const draw = drawings.get(box);
    if (!draw) continue;
    for (const [size, width] of Object.entries(widthsOf(box))) box.append(element("div", {class: size}, draw(width)));
  }
  return main;
}

const inParts = <Row extends {breakdown: string}>(rows: Row[]) => ({
  groups: rows,
  of: (breakdown: string) => rows.filter((row) => row.breakdown === breakdown),
});

const read = new Map<string, unknown[]>();

function readRows(folder: string, name: keyof Metrics): unknown[] {
  const rows = read.get(name) ?? rowsOf(readFileSync(join(folder, `${name}.arrow`)));
  read.set(name, rows);
  return rows;
}
