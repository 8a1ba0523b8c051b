import {type Answer, answer} from "./answer.js";
import {compactAmount, count} from "./format.js";
import type {RiskCount} from "./process-metrics.js";

/** How many open prospects are past the clock of their stage, and what is at risk; rows of one group. */
export function processAnswer(rows: RiskCount[]): Answer {
  const of = (sign: string) => rows.find((row) => row.sign === sign);
  const [all, any, past] = [of("(all)"), of("(any)"), of("past clock")];
  if (!all || all.journey_count === 0) return answer("–", rows.length ? "process.nobody" : "process.unknown");
  if (all.journey_count === null) return answer("–", "process.few_open");
  const values = {open: count(all.journey_count), any: count(any?.journey_count)};
  if (past?.journey_count == null) return answer("–", "process.few", values);
  if (any?.journey_count == null) return answer(count(past.journey_count), "process.answer_past", values);
  const key = any.at_risk_amount ? "process.answer" : "process.answer_count";
  return answer(count(past.journey_count), key, {...values, risk: compactAmount(any.at_risk_amount)});
}
