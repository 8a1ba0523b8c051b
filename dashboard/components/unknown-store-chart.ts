import {label} from "./label.js";
import {rateChart} from "./rate-chart.js";
import type {SourceCoverage} from "./source-metrics.js";
import {t} from "./t.js";

/** The share of each store's prospects that has no source, the largest first; the row of all becomes the line to compare with. */
export function unknownStoreChart(rows: SourceCoverage[], {width}: {width: number}) {
  const rates = rows
    .filter((row) => row.breakdown === "department")
    .map((row) => ({
      word: row.member,
      name: label(row.member),
      rate: row.unknown_rate,
      low: row.unknown_rate_low,
      high: row.unknown_rate_high,
      count: row.journey_count,
      isFaint: row.journey_count < 30,
    }));
  const whole = rows.find((row) => row.breakdown === "all")?.unknown_rate;
  return rateChart(rates, {width, label: t("unknown_store_chart.title"), unit: t("unknown_store_chart.unit"), whole});
}
