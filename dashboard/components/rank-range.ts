import {tenths} from "./format.js";
import type {CreditRange} from "./source-metrics.js";
import {t} from "./t.js";

/** A channel's rank from the best that a rule of credit gives it to the worst; one number where all rules agree. */
export function rankRange({best_rank: best, worst_rank: worst}: CreditRange): string {
  if (best === null || worst === null) return "–";
  return best === worst ? tenths(best) : t("interval.between", {low: tenths(best), high: tenths(worst)});
}
