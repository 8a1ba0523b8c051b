import type {Behind} from "./behind.js";
import {element} from "./element.js";
import {count, date} from "./format.js";
import {definitions as cards} from "./given.js";
import {language} from "./language.js";
import {t} from "./t.js";
import {workspace} from "./workspace.js";

/** The name of a figure as its card gives it. */
export const figureName = (figure: string): string => cards[figure]?.[language].name ?? figure;

/** The cards of the figures named, each with its n where that is given. */
export function definitionsOf(figures: string[], numbers: Record<string, number> = {}): HTMLElement {
  return element(
    "div",
    {class: "definitions"},
    ...figures.map((figure) => element("section", {id: figure}, ...card(figure, numbers[figure]))),
  );
}

/** The cards of what a chart or a table shows: those named, and those of columns of its metric; closed until they are asked for. */
export function meaningOf({metric, cards: named}: Behind, columns: string[]): HTMLElement | null {
  const ofColumns = Object.keys(cards).filter((figure) =>
    columns.some((column) => cards[figure]?.columns.includes(`metrics.${metric}.${column}`)),
  );
  const figures = [...new Set([...named, ...ofColumns])];
  if (!figures.length) return null;
  const sections = figures.map((figure) => element("section", {}, ...card(figure, undefined)));
  const opener = element("summary", {}, t("definition.open", {count: figures.length}));
  return element("details", {class: "meaning"}, opener, element("div", {class: "definitions"}, ...sections));
}

/** The cards of all figures but those named, closed until they are asked for. */
export function definitionsBut(figures: string[]): HTMLElement {
  const others = Object.keys(cards).filter((figure) => !figures.includes(figure));
  const opener = element("summary", {}, t("definitions.others", {count: others.length}));
  return element("details", {class: "printed"}, opener, definitionsOf(others));
}

/** What is counted, out of what, for whom, what becomes of those still open, how many it rests on, and as of when. */
function card(figure: string, n: number | undefined): HTMLElement[] {
  const definition = cards[figure];
  if (!definition) throw new Error(`missing definition: ${figure}, in pipeline/definitions.yaml`);
  const {kind, view} = definition;
  const words = definition[language];
  const lines: [string, string | undefined][] = [
    ["numerator", words.numerator],
    ["denominator", words.denominator],
    ["view", `${t(`definition.${kind}`)}${t("list.comma")}${t(`definition.view_${view}`)}`],
    ["cohort", words.cohort],
    ["censoring", words.censoring],
    ["n", n === undefined ? words.n : t("definition.n_of", {number: count(n), whom: words.n})],
    ["as_of", date(workspace.as_of_on)],
  ];
  const terms = lines.flatMap(([aspect, said]) =>
    said === undefined ? [] : [element("dt", {}, t(`definition.${aspect}`)), element("dd", {}, said)],
  );
  return [element("h3", {}, words.name), element("dl", {}, ...terms)];
}
