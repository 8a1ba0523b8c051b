import {barChart} from "./bar-chart.js";
import {compactCount, count, days} from "./format.js";
import {label} from "./label.js";
import type {StageConversion} from "./metrics.js";
import {t} from "./t.js";

/** How many journeys reached each stage; the solid part was seen at the stage, the pale part only after it. */
export function funnelChart(rows: StageConversion[], {width}: {width: number}) {
  const bars = rows.map((row) => ({
    word: row.stage,
    name: label(row.stage),
    value: row.reached_count,
    solid: row.visited_count,
    text: width < 480 ? compactCount(row.reached_count) : count(row.reached_count),
    note: days(row.median_stage_days),
  }));
  return barChart(bars, {width, label: t("funnel_chart.title"), unit: t("funnel_chart.unit"), format: compactCount});
}
