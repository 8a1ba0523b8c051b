import {barChart} from "./bar-chart.js";
import {compactAmount, count} from "./format.js";
import type {RiskCount} from "./process-metrics.js";
import {sign} from "./sign.js";
import {t} from "./t.js";

/** How many open prospects show each sign, and beside it what of their value is at risk. */
export function riskBars(rows: RiskCount[], {width}: {width: number}) {
  const bars = rows.map((row) => ({
    word: row.sign,
    name: sign(row.sign),
    value: row.journey_count,
    text: count(row.journey_count),
    note: t("risk_bars.at_risk", {amount: compactAmount(row.at_risk_amount)}),
  }));
  return barChart(bars, {width, label: t("risk_bars.title"), unit: t("risk_bars.unit"), format: count});
}
