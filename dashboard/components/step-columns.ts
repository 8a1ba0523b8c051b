import {activityKind} from "./activity-kind.js";
import {type Column, column} from "./column.js";
import {count, days, percent, ratio} from "./format.js";
import {label} from "./label.js";
import type {NextStep} from "./process-metrics.js";
import {t} from "./t.js";

/** What those that went forward had behind them by a day, beside those that had it not. */
export const stepColumns: Column<NextStep>[] = [
  column("stage", label, "text"),
  column("landmark_days", days),
  column("kind", activityKind, "text", "step_kind"),
  column("done_advanced_rate", percent),
  column("done_count", count),
  column("undone_advanced_rate", percent),
  column("undone_count", count),
  column("lift_ratio", ratio),
  {
    title: t("column.lift_interval"),
    name: "lift_low_ratio",
    value: (row) => row.lift_low_ratio,
    high: (row) => row.lift_high_ratio,
    print: (row) => t("interval.between", {low: ratio(row.lift_low_ratio), high: ratio(row.lift_high_ratio)}),
    isText: false,
  },
];
