import {type Column, column} from "./column.js";
import {amount, count, percent, ratio} from "./format.js";
import {label} from "./label.js";
import {period} from "./period.js";
import type {SpendReturn} from "./spend-metrics.js";

/** What was spent and what came back, one row a channel or a period. */
export function moneyColumns(of: "channel" | "period"): Column<SpendReturn>[] {
  return [
    of === "channel" ? column("member", label, "text", "channel") : column("period", period, "text"),
    column("spend_amount", amount),
    column("lead_count", count),
    column("journey_count", count),
    column("won_count", count),
    column("won_amount", amount),
    column("return_ratio", ratio),
    column("paid_return_ratio", ratio),
    column("decided_rate", percent),
    column("open_count", count),
    column("period_won_amount", amount),
    column("period_return_ratio", ratio),
  ];
}
