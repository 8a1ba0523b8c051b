import {type Column, column} from "./column.js";
import type {CurvePoint} from "./curve-metrics.js";
import {count, percent} from "./format.js";
import {intervalColumn} from "./interval-column.js";

/** What had become of the prospects by an age. */
export const curveColumns: Column<CurvePoint>[] = [
  column("age_days", count),
  column("at_risk_count", count),
  column("won_rate", percent),
  intervalColumn("won_rate"),
  column("lost_rate", percent),
  column("disqualified_rate", percent),
  column("recycled_rate", percent),
  column("open_rate", percent),
  column("won_of_entered_rate", percent),
];
