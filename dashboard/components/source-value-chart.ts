import {barChart} from "./bar-chart.js";
import {amount, compactAmount, compactCount} from "./format.js";
import {label} from "./label.js";
import type {LeadSourceValue} from "./metrics.js";
import {t} from "./t.js";

/** What a lead of each source brought, in the order given; sources too small to be ranked are pale. */
export function sourceValueChart(rows: LeadSourceValue[], {width}: {width: number}) {
  const bars = rows.map((row) => ({
    word: row.lead_source,
    name: label(row.lead_source),
    value: row.lead_value_amount,
    text: amount(row.lead_value_amount),
    note: t("chart.leads", {number: compactCount(row.lead_count)}),
    isFaint: row.value_rank === null,
  }));
  return barChart(bars, {
    width,
    label: t("source_value_chart.title"),
    unit: t("source_value_chart.unit"),
    format: compactAmount,
  });
}
