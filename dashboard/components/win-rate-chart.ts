import {figureName} from "./definitions.js";
import type {WinRate} from "./metrics.js";
import {rateChart} from "./rate-chart.js";
import {t} from "./t.js";

/** What each formula that is called “win rate” makes of the same journeys; all but the headline grey. */
export function winRateChart(rows: WinRate[], {width}: {width: number}) {
  const rates = rows.map((row) => ({
    word: row.formula_name,
    name: figureName(row.formula_name),
    rate: row.win_rate,
    low: row.win_rate_low,
    high: row.win_rate_high,
    count: row.journey_count,
    isFaint: row.journey_count < 30,
    isBeside: !row.is_headline,
  }));
  return rateChart(rates, {width, label: t("win_rate_chart.title"), unit: t("win_rate_chart.unit")});
}
