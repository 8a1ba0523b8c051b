import {type Column, column} from "./column.js";
import {count, percent} from "./format.js";
import type {StageChance} from "./funnel-metrics.js";
import {intervalColumn} from "./interval-column.js";
import {label} from "./label.js";

/** The chance of a win in the end from each stage, by the curve, by the chain, as observed, and by the product that is wrong. */
export const chanceColumns: Column<StageChance>[] = [
  column("stage", label, "text"),
  column("curve_rate", percent),
  intervalColumn("curve_rate"),
  column("chain_rate", percent),
  column("won_of_decided_rate", percent),
  column("decided_count", count),
  column("product_rate", percent),
];
