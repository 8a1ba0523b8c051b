import type {Answer} from "./answer.js";
import {element} from "./element.js";
import {t} from "./t.js";

/** The answers of the pages, each with its number at the left and its question leading to its page. */
export function overview(answers: [href: string, question: string, answer: Answer][]): HTMLElement {
  const items = answers.map(([href, question, {figure, sentence}]) =>
    element(
      "li",
      {},
      element("a", {href, class: "figure", tabindex: "-1", "aria-hidden": "true"}, figure),
      element("div", {}, element("h2", {}, element("a", {href}, t(question))), element("p", {}, sentence)),
    ),
  );
  return element("ol", {class: "overview"}, ...items);
}
