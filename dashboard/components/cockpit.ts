import {element} from "./element.js";
import {compactAmount, count, percent, tenths} from "./format.js";
import {period} from "./period.js";
import {t} from "./t.js";
import type {PlanAttainment, SameAge} from "./year-metrics.js";
import {askedOf, change} from "./year-sentences.js";

type Print = (value: number | null | undefined) => string;

const numbers: [question: string, print: Print, planned?: "due_amount_ratio" | "due_count_ratio"][] = [
  ["booked_amount", compactAmount, "due_amount_ratio"],
  ["booked", count, "due_count_ratio"],
  ["journeys", count],
  ["win_rate", percent],
  ["spend", compactAmount],
];

/** The last fiscal year that has one before it. */
const lastYear = (rows: {period: string}[]): string | undefined =>
  [...new Set(rows.map((row) => row.period))].sort().at(-1);

/** Five numbers of the last fiscal year, each against the year before at the same age, that year as a whole, and the plan. */
export function cockpit(answers: SameAge[], plans: PlanAttainment[]): HTMLElement | "" {
  const year = lastYear(answers);
  const asked = askedOf(answers.filter((row) => row.period === year && row.breakdown === "all"));
  const plan = plans.find((row) => row.period === year && row.breakdown === "all");
  const shown = numbers.filter(([question]) => asked(question)?.value != null);
  if (year === undefined || !shown.length) return "";
  return element(
    "dl",
    {class: "cockpit"},
    ...shown.map(([question, print, planned]) => {
      const told = asked(question)!;
      const base = {year: period(told.base_period), value: print(told.same_age_value)};
      const isYoung = told.same_age_value !== told.whole_base_value;
      const attained = planned ? plan?.[planned] : null;
      const lines = [
        told.same_age_value == null
          ? null
          : line(t(isYoung ? "cockpit.same_age" : "cockpit.base", base), changeOf(told), told.is_told),
        isYoung && told.whole_base_value !== null
          ? line(t("cockpit.whole", {year: base.year}), print(told.whole_base_value))
          : null,
        attained == null ? null : line(t("cockpit.plan"), percent(attained)),
      ];
      return element(
        "div",
        {},
        element("dt", {}, t(`cockpit.${question}`, {year: period(year)})),
        element("dd", {class: "value"}, print(told.value)),
        ...lines,
      );
    }),
  );
}

/** A rate's change in percentage points, any other's in parts of what was before. */
function changeOf({question, change_value, change_ratio}: SameAge): string {
  if (question !== "win_rate" || change_value === null) return change(change_ratio);
  return `${change_value < 0 ? "−" : "+"}${t("cockpit.points", {points: tenths(Math.abs(change_value) * 100)})}`;
}

function line(name: string, value: string, isTold = true): HTMLElement {
  return element(
    "dd",
    isTold ? {} : {class: "chance", title: t("cockpit.chance")},
    `${name} `,
    element("b", {}, value),
  );
}
