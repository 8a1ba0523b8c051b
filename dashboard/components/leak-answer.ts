import {type Answer, answer} from "./answer.js";
import {compactAmount, count} from "./format.js";
import {label} from "./label.js";
import type {Leakage} from "./metrics.js";

/** For which reason, and at which stage, most journeys were lost. */
export function leakAnswer(rows: Leakage[], year = "(all)"): Answer {
  const lost = rows.filter((row) => row.fiscal_year === year && row.outcome === "lost" && row.lead_source === "(all)");
  const total = lost.find((row) => row.stage === "(all)" && row.reason === "(all)");
  if (!total) return answer("–", "leakage.unknown");
  const largest = (some: Leakage[]) => some.sort((a, b) => b.ended_count - a.ended_count)[0];
  const stage = largest(lost.filter((row) => row.stage !== "(all)" && row.reason === "(all)"));
  const reason = largest(lost.filter((row) => row.stage === "(all)" && !row.reason.startsWith("(")));
  const values = {
    lost: count(total.ended_count),
    amount: compactAmount(total.ended_amount),
    stage: label(stage?.stage),
    at_stage: count(stage?.ended_count),
    reason: label(reason?.reason),
  };
  if (!reason) return answer(count(total.ended_count), "leakage.answer_no_reason", values);
  return answer(count(reason.ended_count), "leakage.answer", values);
}
