import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {element} from "./components/element.js";
import {footing, masthead} from "./components/frame.js";
import {label} from "./components/label.js";
import {language} from "./components/language.js";
import {fileOf, type Page} from "./components/page.js";
import {t} from "./components/t.js";
import {workspace} from "./components/workspace.js";
import {pages} from "./pages.js";
import {openDocument, prepared} from "./prepared.js";

// Writes every page of one language as it is delivered, before any script runs: render.js <folder of the metrics> <folder of the pages>
const [metricsFolder = "", pagesFolder = ""] = process.argv.slice(2);
openDocument("");
const [single, half] = [820, 520];
const narrow = 354;

const drop = '<path d="M8 1c3 4 5 6 5 9a5 5 0 0 1-10 0c0-3 2-5 5-9z" fill="#0b6e87"/>';
const icon = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${drop}</svg>`)}`;

mkdirSync(join(pagesFolder, language), {recursive: true});
const parted = new Set(pages.flatMap((page) => page.parted));
writeFileSync(join(pagesFolder, language, "parted.json"), JSON.stringify([...parted]));
for (const page of pages) writeFileSync(join(pagesFolder, language, `${fileName(page)}.md`), markdownOf(page));

/** A page as the site's generator takes it: what stands around it in the front matter, and itself in one line. */
function markdownOf(page: Page): string {
  const main = prepared(page, metricsFolder, widthsOf);
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
  const lines = Object.entries(front).map(([name, text]) => `${name}: ${JSON.stringify(asWritten(text))}`);
  return `---\n${lines.join("\n")}\n---\n\n${asWritten(plain(main.outerHTML))}\n`;
}

/** A chart for a phone and one for a desk; the style sheet shows the one that fits. */
function widthsOf(box: Element): Record<string, number> {
  return {wide: box.closest(".pair") ? half : single, narrow};
}

/** HTML that the generator reads as such: in one line, without what it would take for an expression. */
function plain(html: string): string {
  return html.replaceAll(/\s*\n\s*/g, " ").replaceAll("${", "&#36;{");
}

/** HTML whose links the generator leaves as they are: it would escape once more what is escaped in them. They are named anew when it is done. */
function asWritten(html: string): string {
  return html.replaceAll(' href="', ' data-href="');
}

function fileName({name}: Page): string {
  return name === "index" ? name : fileOf(name).slice(2, -5);
}
