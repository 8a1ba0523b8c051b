import {element} from "./element.js";
import {t} from "./t.js";

const figures = [
  "journey",
  "lead_value_amount",
  "won_of_entered_rate",
  "won_of_closed_rate",
  "won_days",
  "reached_count",
  "went_on_rate",
  "ended_of_reached_rate",
  "ended_amount",
  "return_ratio",
  "decided_rate",
  "lead_cost_amount",
  "order_amount",
];
const aspects = ["numerator", "denominator", "cohort", "open"];

/** A card for each figure of the site: what is counted, out of what, for whom, and what becomes of those still open. */
export function definitions(): HTMLElement {
  return element("div", {class: "definitions"}, ...figures.map(card));
}

function card(figure: string): HTMLElement {
  const lines = aspects
    .filter((aspect) => t(`definition.${figure}.${aspect}`) !== "–")
    .flatMap((aspect) => [
      element("dt", {}, t(`definition.${aspect}`)),
      element("dd", {}, t(`definition.${figure}.${aspect}`)),
    ]);
  return element(
    "section",
    {id: figure},
    element("h3", {}, t(`definition.${figure}.name`)),
    element("dl", {}, ...lines),
  );
}
