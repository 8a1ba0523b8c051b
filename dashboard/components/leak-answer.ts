import {type Answer, answer} from "./answer.js";
import {compactAmount, count} from "./format.js";
import type {Leak} from "./funnel-metrics.js";
import {label} from "./label.js";
import {largestLeaks} from "./largest-leaks.js";

/** Where the largest leak is and what it could be worth at most, and all of them; rows of one group. */
export function leakAnswer(rows: Leak[]): Answer {
  const lost = rows.filter((row) => row.way === "lost");
  const total = lost.find((row) => row.stage === "(all)" && row.reason === "(all)");
  if (!total?.visit_count) return answer("–", rows.length ? "leakage.nobody" : "leakage.unknown");
  const [largest] = largestLeaks(rows);
  if (!total.recoverable_amount || !largest) {
    const [most] = lost
      .filter((row) => row.stage !== "(all)" && row.reason === "(all)")
      .sort((a, b) => b.visit_count - a.visit_count);
    const values = {stage: label(most?.stage), at_stage: count(most?.visit_count)};
    return answer(count(total.visit_count), "leakage.answer_count", values);
  }
  const key = largest.reason === "(all)" ? "leakage.answer_stage" : "leakage.answer";
  return answer(compactAmount(largest.recoverable_amount), key, {
    lost: count(total.visit_count),
    stage: label(largest.stage),
    reason: label(largest.reason),
    amount: compactAmount(total.recoverable_amount),
  });
}
