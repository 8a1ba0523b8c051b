import type {LossEffort} from "./care-metrics.js";
import {compactAmount, count, percent} from "./format.js";
import {sentence} from "./sentence.js";

/** How many of a group's lost show at least one sign that little was done. */
export function effortSentence(row: LossEffort | undefined): HTMLElement {
  if (!row?.lost_count) return sentence("leakage.nobody");
  const key = row.effortless_amount === null ? "effort.answer_count" : "effort.answer";
  return sentence(key, {
    figure: percent(row.effortless_rate),
    lost: count(row.lost_count),
    effortless: count(row.effortless_count),
    amount: compactAmount(row.effortless_amount),
  });
}
