import {barChart} from "./bar-chart.js";
import {compactAmount, compactCount, count} from "./format.js";
import {label} from "./label.js";
import type {Leakage} from "./metrics.js";
import {t} from "./t.js";

/** How many journeys of each source ended at the stage, in the order given, with the amounts that were known. */
export function leakSourceChart(rows: Leakage[], {width}: {width: number}) {
  const bars = rows.map((row) => ({
    word: row.lead_source,
    name: label(row.lead_source),
    value: row.ended_count,
    text: count(row.ended_count),
    note: row.ended_amount === null ? "" : compactAmount(row.ended_amount),
  }));
  return barChart(bars, {
    width,
    label: t("leak_source_chart.title"),
    unit: t("leak_source_chart.unit"),
    format: compactCount,
  });
}
