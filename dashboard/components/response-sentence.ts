import type {FirstResponse} from "./care-metrics.js";
import {count, percent} from "./format.js";
import {sentence} from "./sentence.js";
import {workspace} from "./workspace.js";

/** How many of a group were contacted in time, and how many never. */
export function responseSentence(row: FirstResponse | undefined): HTMLElement {
  if (row?.in_time_rate == null) return sentence("response.unknown");
  return sentence("response.answer", {
    figure: percent(row.in_time_rate),
    hours: count(workspace.thresholds["first_contact_hours"]),
    none: count(row.no_contact_count),
    idle: count(row.no_next_step_count),
  });
}
