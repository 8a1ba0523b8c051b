import type {Handover} from "./care-metrics.js";
import {type Column, column} from "./column.js";
import {count} from "./format.js";
import {label} from "./label.js";

/** What the lead list, the opportunity list and the orders know of each other. */
export const handoverColumns: Column<Handover>[] = [
  column("lead_source", label, "text"),
  column("journey_count", count),
  column("both_count", count),
  column("lead_only_count", count),
  column("opportunity_only_count", count),
  column("later_opportunity_count", count),
  column("lead_count", count),
  column("won_with_order_count", count),
  column("won_without_order_count", count),
  column("order_without_win_count", count),
];
