import {facts} from "./facts.js";
import {amount, count, date, text} from "./format.js";
import type {RunReport} from "./metrics.js";
import {t} from "./t.js";

/** What the run was made of, and what it counted. */
export function runFacts(run: RunReport): HTMLElement {
  const lines: [keyof RunReport, string][] = [
    ["as_of_on", date(run.as_of_on)],
    ["first_on", date(run.first_on)],
    ["last_on", date(run.last_on)],
    ["file_count", count(run.file_count)],
    ["row_count", count(run.row_count)],
    ["lead_count", count(run.lead_count)],
    ["opportunity_count", count(run.opportunity_count)],
    ["journey_count", count(run.journey_count)],
    ["won_count", count(run.won_count)],
    ["won_amount", amount(run.won_amount)],
    ["spend_amount", amount(run.spend_amount)],
    ["order_count", count(run.order_count)],
    ["order_amount", amount(run.order_amount)],
    ["traced_order_amount", amount(run.traced_order_amount)],
    ["reversed_count", count(run.reversed_count)],
    ["undated_count", count(run.undated_count)],
    ["orphan_count", count(run.orphan_count)],
    ["version", text(run.version)],
  ];
  return facts(lines.map(([name, value]) => [t(`column.${name}`), value]));
}
