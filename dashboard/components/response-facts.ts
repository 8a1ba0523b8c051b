import type {FirstResponse} from "./care-metrics.js";
import {facts} from "./facts.js";
import {count, hours, percent} from "./format.js";
import {t} from "./t.js";

/** How soon a group was contacted, and who waits. */
export function responseFacts(row: FirstResponse): HTMLElement {
  const lines: [keyof FirstResponse, string][] = [
    ["in_time_rate", percent(row.in_time_rate)],
    ["median_hours", hours(row.median_hours)],
    ["p80_hours", hours(row.p80_hours)],
    ["in_time_count", count(row.in_time_count)],
    ["late_count", count(row.late_count)],
    ["no_contact_count", count(row.no_contact_count)],
    ["waiting_count", count(row.waiting_count)],
    ["no_next_step_count", count(row.no_next_step_count)],
    ["overdue_count", count(row.overdue_count)],
  ];
  return facts(lines.map(([name, number]) => [t(`column.${name}`), number]));
}
