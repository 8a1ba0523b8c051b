import {type Column, column} from "./column.js";
import type {StageVelocity} from "./curve-metrics.js";
import {count, days} from "./format.js";
import {label} from "./label.js";
import {t} from "./t.js";

/** How long visits to a stage last, those still there censored: half, and four in five, with the interval of the half. */
export const dwellColumns: Column<StageVelocity>[] = [
  column("stage", (stage: string) => (stage === "(all)" ? t("word.whole_journey") : label(stage)), "text"),
  column("visit_count", count),
  column("open_count", count),
  column("median_stage_days", days),
  {
    title: t("column.median_stage_days_interval"),
    name: "median_stage_days_low",
    value: (row) => row.median_stage_days_low,
    high: (row) => row.median_stage_days_high,
    print: (row) => between(row.median_stage_days_low, row.median_stage_days_high),
    isText: false,
  },
  column("p80_stage_days", days),
  column("undated_count", count),
];

/** An interval of days; without an upper end where that is not reached. */
function between(low: number | null, high: number | null): string {
  if (low === null) return days(null);
  return high === null
    ? t("interval.from", {low: days(low)})
    : t("interval.between", {low: days(low), high: days(high)});
}
