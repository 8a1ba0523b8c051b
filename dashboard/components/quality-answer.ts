import {type Answer, answer} from "./answer.js";
import {count} from "./format.js";
import type {RunReport} from "./metrics.js";

/** How much of what was exported could not be read. */
export function qualityAnswer(run: RunReport): Answer {
  const values = {
    count: run.file_count,
    lost: count(run.lost_count),
    unmapped: count(run.unmapped_count),
    leads: count(run.lead_count),
    opportunities: count(run.opportunity_count),
  };
  if (!run.file_count) return answer("–", "method.unknown");
  return answer(count(run.rejected_count), "method.answer", values);
}
