import type {SalesVelocity} from "./curve-metrics.js";
import {facts} from "./facts.js";
import {amount, count, days, percent} from "./format.js";
import {t} from "./t.js";

/** What the open prospects are worth a day, and the factors that make it. */
export function velocityFacts(row: SalesVelocity): HTMLElement {
  const lines: [keyof SalesVelocity, string][] = [
    ["day_amount", amount(row.day_amount)],
    ["open_count", count(row.open_count)],
    ["no_precedent_count", count(row.no_precedent_count)],
    ["won_of_closed_rate", percent(row.won_of_closed_rate)],
    ["mean_won_amount", amount(row.mean_won_amount)],
    ["median_won_days", days(row.median_won_days)],
    ["all_open_day_amount", amount(row.all_open_day_amount)],
  ];
  return facts(lines.map(([name, number]) => [t(`column.${name}`), number]));
}
