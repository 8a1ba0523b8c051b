import {type Column, column} from "./column.js";
import {count, days, percent} from "./format.js";
import type {JourneyVariant} from "./funnel-metrics.js";
import {intervalColumn} from "./interval-column.js";
import {path} from "./path.js";

/** A path through the stages: how often it was taken, how often it was won, and how long it took. */
export const variantColumns: Column<JourneyVariant>[] = [
  column("path", path, "long"),
  column("journey_count", count),
  column("journey_rate", percent),
  column("won_count", count),
  column("won_of_decided_rate", percent),
  intervalColumn("won_of_decided_rate"),
  column("median_end_days", days),
];
