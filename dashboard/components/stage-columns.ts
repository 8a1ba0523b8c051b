import {type Column, column} from "./column.js";
import {amount, count, days, percent} from "./format.js";
import {intervalColumn} from "./interval-column.js";
import {label} from "./label.js";
import type {StageConversion} from "./metrics.js";

/** What became of those who reached a stage, one row a stage or a member. */
export function stageColumns(of: "stage" | "member"): Column<StageConversion>[] {
  return [
    column(of, label, "text"),
    column("reached_count", count),
    column("visited_count", count),
    column("strict_count", count),
    column("went_on_count", count),
    column("ended_count", count),
    column("open_count", count),
    column("went_on_rate", percent),
    intervalColumn("went_on_rate"),
    column("went_on_of_reached_rate", percent),
    column("median_stage_days", days),
    column("returned_count", count),
    column("won_of_reached_rate", percent),
    column("reached_amount", amount),
    column("won_amount", amount),
  ];
}
