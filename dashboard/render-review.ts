import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {element} from "./components/element.js";
import {date} from "./components/format.js";
import {hatch} from "./components/hatch.js";
import {label} from "./components/label.js";
import {language} from "./components/language.js";
import {t} from "./components/t.js";
import {workspace} from "./components/workspace.js";
import {yearReviewPage} from "./pages/year-review.js";
import {openDocument, prepared} from "./prepared.js";
import {textOf} from "./text-of.js";

// Writes the review of a year as one document and as text: render-review.js <folder of the metrics> <folder to write to> <choices>
const [metricsFolder = "", folder = "", query = ""] = process.argv.slice(2);
openDocument(`?${query}&rows=all`);
const [wide, gap] = [660, 24];
const main = prepared(yearReviewPage, metricsFolder, (box) => ({
  sheet: box.closest(".pair") ? (wide - gap) / 2 : wide,
}));
for (const sorter of main.querySelectorAll("th button")) sorter.replaceWith(sorter.textContent ?? "");
for (const control of main.querySelectorAll(".pickers, .act, .meaning, .pager, button, input, nav, dialog"))
  control.remove();
for (const folded of main.querySelectorAll("details")) folded.setAttribute("open", "");
for (const link of main.querySelectorAll("a[href^='./']"))
  link.setAttribute("href", `../site/${language}/${link.getAttribute("href")!.slice(2)}`);
const heads = [...main.querySelectorAll("h2[id]")];
const contents = element(
  "nav",
  {class: "contents", "aria-label": t("review.contents")},
  element("h2", {}, t("review.contents")),
  ...heads.map(({id, textContent}) =>
    element("a", {href: `#${id}`}, element("span", {}, textContent), element("span", {"data-page-of": id})),
  ),
);
const [, kind, member] = /^([^:]*):(.*)$/s.exec(new URLSearchParams(query).get("whose") ?? "") ?? [];
const part = kind && member ? [t("review.part", {breakdown: t(`breakdown.${kind}`), member: label(member)})] : [];
const [title, ...rest] = main.children;
main.replaceChildren(
  element(
    "p",
    {class: "cover"},
    [label(workspace.name), ...part, t("page.as_of", {date: date(workspace.as_of_on)})].join(" · "),
  ),
  title!,
  ...rest.slice(0, 1),
  contents,
  ...rest.slice(1),
);
const heading = `${title?.textContent ?? ""} · ${label(workspace.name)}`;
const body = element("body", {}, hatch(), element("main", {}, main));
writeFileSync(
  join(folder, "review.html"),
  `<!DOCTYPE html>\n<html lang="${language === "zh" ? "zh-CN" : "en"}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n${element("title", {}, heading).outerHTML}\n</head>\n${body.outerHTML}\n</html>\n`,
);
writeFileSync(join(folder, "review.txt"), textOf(main));
