import {days} from "./format.js";
import {label} from "./label.js";
import type {PromiseKept} from "./opportunity-metrics.js";
import {rateChart} from "./rate-chart.js";
import {t} from "./t.js";

interface Options {
  width: number;
  /** What tells the rows apart: the grades, or the stores. */
  by?: "grade" | "member";
  whole?: number | undefined;
}

/** Of the promises of each grade, or of one grade in each store, the share that was kept. */
export function promiseChart(rows: PromiseKept[], {width, by = "grade", whole}: Options) {
  const rates = rows.map((row) => ({
    word: row[by],
    name:
      by === "grade"
        ? t("promise_chart.grade", {grade: label(row.grade), days: days(row.promise_days)})
        : label(row.member),
    rate: row.kept_rate,
    low: row.kept_rate_low,
    high: row.kept_rate_high,
    count: row.mature_count,
    isFaint: by === "member" && !row.is_different,
  }));
  return rateChart(rates, {width, label: t("promise_chart.title"), unit: t("promise_chart.unit"), whole});
}
