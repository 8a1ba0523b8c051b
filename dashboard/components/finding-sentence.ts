import {findingKey} from "./finding-key.js";
import type {Finding, FindingFigure} from "./finding-metrics.js";
import {compactAmount, count, days, month, percent, ratio} from "./format.js";
import {label} from "./label.js";
import type {Values} from "./messages.js";
import {period} from "./period.js";
import {sentence} from "./sentence.js";

const prints: Record<string, (figure: FindingFigure) => string | number> = {
  count: ({number}) => number ?? "–",
  amount: ({number}) => compactAmount(number),
  rate: ({number}) => percent(number),
  ratio: ({number}) => ratio(number),
  days: ({number}) => days(number),
  month: ({word}) => month(word),
  period: ({word}) => period(word),
  word: ({word}) => label(word),
  percent_points: ({number}) => (number === null ? "–" : count(Math.round(number * 1000) / 10)),
};

/** The values that fill a finding's sentence, each figure printed by its unit; a count stays a number, for the plural. */
export const findingValues = (finding: Finding, figures: FindingFigure[]): Values =>
  Object.fromEntries(
    figures
      .filter((figure) => figure.finding_id === finding.finding_id)
      .map((figure) => [figure.figure, (prints[figure.unit] ?? prints["word"]!)(figure)]),
  );

/** A finding in one sentence, every number of it a row of the figures. */
export const findingSentence = (finding: Finding, figures: FindingFigure[]): HTMLElement =>
  sentence(findingKey(finding, figures), findingValues(finding, figures));
