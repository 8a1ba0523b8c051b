import type {LoadResponse} from "./opportunity-metrics.js";
import {rateChart} from "./rate-chart.js";
import {said} from "./said.js";
import {t} from "./t.js";

/** The share of prospects contacted in time, by how full the consultant's hands were when they came. */
export function loadResponseChart(rows: LoadResponse[], {width}: {width: number}) {
  const rates = rows.map((row) => ({
    word: row.load_band,
    name: said("load_band")(row.load_band),
    rate: row.in_time_rate,
    low: row.in_time_rate_low,
    high: row.in_time_rate_high,
    count: row.journey_count,
    isFaint: row.load_band === "(missing)",
  }));
  return rateChart(rates, {width, label: t("load_response_chart.title"), unit: t("load_response_chart.unit")});
}
