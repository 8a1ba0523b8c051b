import type {RampMonth} from "./opportunity-metrics.js";
import {rateChart} from "./rate-chart.js";
import {t} from "./t.js";

/** The share won of what came to new consultants, by their month of service. */
export function rampChart(rows: RampMonth[], {width}: {width: number}) {
  const rates = rows.map((row) => ({
    word: String(row.month_number),
    name: t("ramp_chart.month", {month: row.month_number}),
    rate: row.won_of_decided_rate,
    low: row.won_of_decided_rate_low,
    high: row.won_of_decided_rate_high,
    count: row.decided_count,
    isFaint: false,
  }));
  return rateChart(rates, {width, label: t("ramp_chart.title"), unit: t("ramp_chart.unit")});
}
