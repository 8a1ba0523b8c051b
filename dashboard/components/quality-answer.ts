import {type Answer, answer} from "./answer.js";
import {count} from "./format.js";
import type {RunReport} from "./metrics.js";

/** How much of what was exported could not be read. */
export function qualityAnswer(run: RunReport, files: unknown[]): Answer {
  const values = {
    count: files.length,
    lost: count(run.lost_count),
    unmapped: count(run.unmapped_count),
    leads: count(run.lead_count),
    opportunities: count(run.opportunity_count),
  };
  if (!files.length) return answer("–", "method.unknown");
  return answer(count(run.rejected_count), "method.answer", values);
}
