import {count, percent} from "./format.js";
import type {ConsultantVerdict} from "./opportunity-metrics.js";
import {sentence} from "./sentence.js";

/** Whether consultants differ in what they win, beyond chance, and so whether it is worth giving out by consultant. */
export function consultantSentence(row: ConsultantVerdict | undefined): HTMLElement {
  if (!row || row.reason === "too few consultants") return sentence("consultants.too_few");
  const values = {figure: percent(row.chance_rate), count: row.rep_count, decided: count(row.decided_count)};
  return sentence(row.is_different ? "consultants.differ" : "consultants.alike", values);
}
