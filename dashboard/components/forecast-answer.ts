import {compactAmount, count, days, percent, text} from "./format.js";
import type {Forecast, ForecastQuality} from "./process-metrics.js";
import {sentence} from "./sentence.js";
import {t} from "./t.js";

/** What is expected in the days ahead beside the plain forecast; the plain one first where past days speak for it. */
export function forecastAnswer(now: Forecast | undefined, quality: ForecastQuality | undefined): HTMLElement {
  if (!now) return sentence("forecast.unknown");
  const hasAmount = now.expected_won_amount !== null;
  const isPlain = quality?.told_by === "naive" && now.naive_won_count !== null;
  const values = {
    days: days(now.horizon_days),
    expected: count(Math.round(now.expected_won_count)),
    low: count(now.low_won_count),
    high: count(now.high_won_count),
    amount: compactAmount(now.expected_won_amount),
    low_amount: compactAmount(now.low_won_amount),
    high_amount: compactAmount(now.high_won_amount),
    naive: count(now.naive_won_count),
    naive_kind: text(t(`forecast.naive_${now.naive_kind.replace(/[()]/g, "").replaceAll(" ", "_")}`)),
  };
  if (isPlain) return sentence("forecast.answer_plain", values);
  if (now.naive_won_count === null) return sentence("forecast.answer_alone", values);
  return sentence(hasAmount ? "forecast.answer" : "forecast.answer_count", values);
}

/** How far the forecasts of past days were from what came, in plain words. */
export function forecastQuality(quality: ForecastQuality | undefined): HTMLElement {
  if (!quality?.case_count) return sentence("forecast.untested");
  const values = {
    count: quality.case_count,
    covered: count(quality.covered_count),
    error: percent(quality.wape_ratio),
    naive: percent(quality.naive_wape_ratio),
    bias: percent(Math.abs(quality.bias_ratio ?? 0)),
  };
  const bias =
    quality.bias_ratio === null || Math.abs(quality.bias_ratio) < 0.03
      ? "even"
      : quality.bias_ratio > 0
        ? "over"
        : "under";
  const isNarrow = quality.covered_rate_high !== null && quality.covered_rate_high < 0.8;
  const parts = [
    sentence(quality.naive_wape_ratio === null ? "forecast.quality_alone" : "forecast.quality", values),
    sentence(`forecast.bias_${bias}`, values),
    ...(isNarrow ? [sentence("forecast.narrow", values)] : []),
  ];
  const told = document.createElement("span");
  told.append(...parts.flatMap((part, index) => (index ? [t("sentence.space"), part] : [part])));
  return told;
}
