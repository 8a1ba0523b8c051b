import {type Column, column} from "./column.js";
import {amount, count} from "./format.js";
import {period} from "./period.js";
import type {BridgePeriod} from "./process-metrics.js";

/** From what stood open to what stands open, a row a period. */
export const bridgeColumns: Column<BridgePeriod>[] = [
  column("period", period, "text", "bridge_period"),
  column("opening_count", count),
  column("new_count", count),
  column("reopened_count", count, "number", "taken_up_count"),
  column("won_count", count),
  column("lost_count", count, "number", "lost_count_reason"),
  column("disqualified_count", count),
  column("interrupted_count", count),
  column("set_aside_number", count),
  column("closing_count", count),
  column("opening_amount", amount),
  column("closing_amount", amount),
];
