import {type Column, column} from "./column.js";
import {amount, count, days, percent} from "./format.js";
import {intervalColumn} from "./interval-column.js";
import {label} from "./label.js";
import type {LeadSourceValue} from "./metrics.js";
import {reachedColumns} from "./reached-columns.js";

/** All that is known of a lead source in a year. */
export const sourceColumns: Column<LeadSourceValue>[] = [
  column("lead_source", label, "text"),
  column("channel", label, "text"),
  column("lead_count", count),
  column("journey_count", count),
  ...reachedColumns(),
  column("won_count", count),
  column("won_amount", amount),
  column("lead_value_amount", amount),
  column("value_rank", count),
  column("won_of_entered_rate", percent),
  intervalColumn("won_of_entered_rate"),
  column("won_of_closed_rate", percent),
  column("open_count", count),
  column("won_days", days),
  column("median_won_days", days),
  column("reversed_count", count),
  column("order_amount", amount),
];
