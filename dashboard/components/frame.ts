import {element} from "./element.js";
import {date} from "./format.js";
import {hatch} from "./hatch.js";
import {label} from "./label.js";
import {language} from "./language.js";
import type {Language} from "./messages.js";
import {fileOf} from "./page.js";
import {t} from "./t.js";
import {workspace} from "./workspace.js";

/** Pages that answer no question of their own, but say how the others were made. */
const behind = ["method", "dictionary", "explore"];

/** What stands above every page: whose numbers these are and how they were made, the other language, and below it the questions. */
export function masthead(page: string, pages: string[]): HTMLElement[] {
  const links = (names: string[]) =>
    names.map((other) =>
      element("a", {href: fileOf(other), ...(other === page ? {"aria-current": "page"} : {})}, t(`${other}.name`)),
    );
  const questions = pages.filter((name) => !behind.includes(name));
  const quiet = pages.filter((name) => behind.includes(name));
  return [
    element("a", {class: "skip", href: "#observablehq-main"}, t("page.skip")),
    element(
      "div",
      {class: "masthead"},
      element("a", {class: "company", href: "./"}, label(workspace.name)),
      element("nav", {class: "behind", "aria-label": t("page.behind")}, ...links(quiet)),
      element("span", {class: "languages"}, languageLink(page, "zh"), languageLink(page, "en")),
      element("nav", {class: "questions", "aria-label": t("page.pages")}, ...links(questions)),
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
