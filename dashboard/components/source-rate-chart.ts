import {label} from "./label.js";
import type {LeadSourceValue} from "./metrics.js";
import {rateChart} from "./rate-chart.js";
import {t} from "./t.js";

/** The share of each source's journeys that was won, in the order given; the row '(all)' becomes the line to compare with. */
export function sourceRateChart(rows: LeadSourceValue[], {width}: {width: number}) {
  const rates = rows
    .filter((row) => row.lead_source !== "(all)")
    .map((row) => ({
      word: row.lead_source,
      name: label(row.lead_source),
      rate: row.won_of_entered_rate,
      low: row.won_of_entered_rate_low,
      high: row.won_of_entered_rate_high,
      count: row.journey_count,
      isFaint: row.journey_count < 30,
    }));
  const whole = rows.find((row) => row.lead_source === "(all)")?.won_of_entered_rate;
  return rateChart(rates, {width, label: t("source_rate_chart.title"), unit: t("source_rate_chart.unit"), whole});
}
