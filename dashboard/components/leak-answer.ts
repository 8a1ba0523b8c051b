import {type Answer, answer} from "./answer.js";
import {compactAmount, count} from "./format.js";
import type {Leak} from "./funnel-metrics.js";
import {label} from "./label.js";
import {largestLeaks} from "./largest-leaks.js";

/** What the lost were still worth when they were lost, and where most of it went; rows of one group. */
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
  return answer(compactAmount(total.recoverable_amount), key, {
    lost: count(total.visit_count),
    stage: label(largest.stage),
    reason: label(largest.reason),
    amount: compactAmount(largest.recoverable_amount),
  });
}
