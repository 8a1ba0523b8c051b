import {label} from "./label.js";
import type {StageConversion} from "./metrics.js";
import {rateChart} from "./rate-chart.js";
import {t} from "./t.js";

/** The share of decided journeys that went on, by stage, or by member where the rows are of one stage. */
export function stageRateChart(rows: StageConversion[], {width, by = "stage", whole}: Options) {
  const rates = rows.map((row) => ({
    word: row[by],
    name: label(row[by]),
    rate: row.went_on_rate,
    low: row.went_on_rate_low,
    high: row.went_on_rate_high,
    count: row.reached_count,
    isFaint: row.leak_rank === null,
  }));
  return rateChart(rates, {
    width,
    label: t(`${by}_rate_chart.title`),
    unit: t("stage_rate_chart.unit"),
    whole,
    zero: by === "stage",
  });
}

interface Options {
  width: number;
  by?: "stage" | "member";
  whole?: number | null | undefined;
}
