import {element} from "./element.js";
import {date} from "./format.js";
import {label} from "./label.js";
import {language} from "./language.js";
import type {Language} from "./messages.js";
import {t} from "./t.js";
import {workspace} from "./workspace.js";

const pages = [
  "index",
  "lead_source_value",
  "stage_conversion",
  "leakage",
  "process",
  "opportunities",
  "spend_return",
  "method",
];

/** Puts the site's header and footer around the page and sets its title and language. */
export function page(name: string): void {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = `${t(`${name}.title`)} · ${label(workspace.name)}`;
  document.querySelector("meta[name=viewport]")?.setAttribute("content", "width=device-width, initial-scale=1");
  document.body.dataset.page = name;
  const asOf = t("page.as_of", {date: date(workspace.as_of_on)});
  document.body.prepend(
    element("a", {class: "skip", href: "#observablehq-main"}, t("page.skip")),
    element(
      "header",
      {class: "masthead"},
      element("a", {class: "company", href: "./"}, label(workspace.name)),
      element("nav", {"aria-label": t("page.pages")}, ...pages.map((other) => pageLink(other, name))),
      element("span", {class: "languages"}, languageLink("zh"), languageLink("en")),
    ),
  );
  document.body.append(
    element("footer", {}, element("span", {}, asOf), element("a", {href: "./method.html"}, t("page.made_by"))),
  );
  document.querySelector("nav [aria-current]")?.scrollIntoView({inline: "center", block: "nearest"});
}

function pageLink(other: string, name: string): HTMLElement {
  const href = other === "index" ? "./" : `./${other.replaceAll("_", "-")}.html`;
  return element("a", {href, ...(other === name ? {"aria-current": "page"} : {})}, t(`${other}.name`));
}

/** The same page, with the same choices, in the other language. */
function languageLink(other: Language): HTMLElement {
  const attributes = {href: `?lang=${other}`, lang: other === "zh" ? "zh-CN" : "en", hreflang: other};
  const current = other === language ? {"aria-current": "true"} : {};
  const link = element("a", {...attributes, ...current}, t(`language.${other}`));
  link.addEventListener("click", () => {
    const query = new URLSearchParams(location.search);
    query.set("lang", other);
    link.href = `?${query}`;
  });
  return link;
}
