import type {CohortMaturity} from "./curve-metrics.js";
import {percent} from "./format.js";
import {period} from "./period.js";
import {sentence} from "./sentence.js";

/** How much of what the latest period will bring has happened; nothing where that cannot be told. */
export function maturitySentence([latest]: CohortMaturity[]): HTMLElement | string {
  if (latest?.matured_rate == null) return "";
  const values = {period: period(latest.period), figure: percent(latest.matured_rate)};
  return sentence(latest.is_immature ? "maturity.answer_young" : "maturity.answer", values);
}
