import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {drawings} from "./components/drawing.js";
import {element} from "./components/element.js";
import {footing, masthead} from "./components/frame.js";
import {label} from "./components/label.js";
import {language} from "./components/language.js";
import type {Metrics} from "./components/metrics-by-name.js";
import {fileOf, type Page, type Rows} from "./components/page.js";
import {rowsOf} from "./components/rows-of.js";
import {t} from "./components/t.js";
import {workspace} from "./components/workspace.js";
import {pages} from "./pages.js";

// Writes every page of one language as it is delivered, before any script runs: render.js <folder of the metrics> <folder of the pages>
const [metricsFolder = "", pagesFolder = ""] = process.argv.slice(2);
const {window, document} = parseHTML("<!doctype html><html><head></head><body></body></html>");
Object.assign(globalThis, {window, document, location: {search: "", pathname: "", hash: ""}});
const wide = 1096;
const gap = 56;
const narrow = 354;

const drop = '<path d="M8 1c3 4 5 6 5 9a5 5 0 0 1-10 0c0-3 2-5 5-9z" fill="#0b6e87"/>';
const icon = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${drop}</svg>`)}`;

const read = new Map<string, unknown[]>();
for (const name of new Set(pages.flatMap(({metrics}) => metrics)))
  read.set(name, rowsOf(readFileSync(join(metricsFolder, `${name}.arrow`))));

mkdirSync(join(pagesFolder, language), {recursive: true});
for (const page of pages) writeFileSync(join(pagesFolder, language, `${fileName(page)}.md`), markdownOf(page));

/** A page as the site's generator takes it: what stands around it in the front matter, and itself in one line. */
function markdownOf(page: Page): string {
  const rows = Object.fromEntries(page.metrics.map((name) => [name, read.get(name)])) as Rows<keyof Metrics>;
  const main = element("div", {class: "page", "data-page": page.name}, ...page.body(rows));
  for (const box of main.querySelectorAll(".drawing")) drawTwice(box);
  const sentence = main.querySelector(".answer, .lead")?.textContent ?? "";
  const front = {
    title: `${t(`${page.name}.title`)} · ${label(workspace.name)}`,
    header: masthead(
      page.name,
      pages.map(({name}) => name),
    )
      .map((part) => part.outerHTML)
      .join(""),
    footer: footing()
      .map((part) => (part as Element).outerHTML)
      .join(""),
    head: [element("meta", {name: "description", content: sentence}), element("link", {rel: "icon", href: icon})]
      .map((part) => part.outerHTML)
      .join(""),
  };
  const lines = Object.entries(front).map(([name, text]) => `${name}: ${JSON.stringify(text)}`);
  return `---\n${lines.join("\n")}\n---\n\n${plain(main.outerHTML)}\n`;
}

/** A chart for a phone and one for a desk; the style sheet shows the one that fits. */
function drawTwice(box: Element): void {
  const draw = drawings.get(box);
  if (!draw) return;
  const sizes = {wide: box.closest(".pair") ? (wide - gap) / 2 : wide, narrow};
  for (const [size, width] of Object.entries(sizes)) box.append(element("div", {class: size}, draw(width)));
}

/** HTML that the generator reads as such: in one line, without what it would take for an expression. */
function plain(html: string): string {
  return html.replaceAll(/\s*\n\s*/g, " ").replaceAll("${", "&#36;{");
}

function fileName({name}: Page): string {
  return name === "index" ? name : fileOf(name).slice(2, -5);
}
