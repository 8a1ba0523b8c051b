import {element} from "./element.js";
import {date} from "./format.js";
import {hatch} from "./hatch.js";
import {label} from "./label.js";
import {language} from "./language.js";
import type {Language} from "./messages.js";
import {fileOf} from "./page.js";
import {t} from "./t.js";
import {workspace} from "./workspace.js";

/** The pages that stand behind the answers: how they were counted, and where to ask on. */
const behind = ["method", "explore", "dictionary"];

/** What stands above every page: whose numbers these are, the questions, quieter what stands behind them, the other language. */
export function masthead(page: string, pages: string[]): HTMLElement[] {
  const link = (other: string) =>
    element("a", {href: fileOf(other), ...(other === page ? {"aria-current": "page"} : {})}, t(`${other}.name`));
  const menu = (name: string, names: string[]) =>
    element("nav", {class: name, "aria-label": t(`page.${name}`)}, ...names.map(link));
  return [
    element("a", {class: "skip", href: "#observablehq-main"}, t("page.skip")),
    element(
      "div",
      {class: "masthead"},
      element("a", {class: "company", href: "./"}, label(workspace.name)),
      element(
        "div",
        {class: "menus"},
        menu(
          "questions",
          pages.filter((name) => !behind.includes(name)),
        ),
        menu(
          "behind",
          pages.filter((name) => behind.includes(name)),
        ),
      ),
      element("span", {class: "languages"}, languageLink(page, "zh"), languageLink(page, "en")),
    ),
  ];
}

/** What stands below every page: as of when, and how it was counted. */
export const footing = (): Node[] => [
  element("span", {}, t("page.as_of", {date: date(workspace.as_of_on)})),
  element("a", {href: fileOf("method")}, t("page.made_by")),
  hatch(),
];

/** The same page in a language; the browser adds the choices that are made. */
function languageLink(page: string, other: Language): HTMLElement {
  const href = `../${other}/${fileOf(page).slice(2)}`;
  const attributes = {href, lang: other === "zh" ? "zh-CN" : "en", hreflang: other};
  return element("a", {...attributes, ...(other === language ? {"aria-current": "true"} : {})}, t(`language.${other}`));
}
