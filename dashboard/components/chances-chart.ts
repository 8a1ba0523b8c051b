import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {compactCount, percent, wholePercent} from "./format.js";
import type {ChanceBand} from "./opportunity-metrics.js";
import {rowFrame} from "./row-frame.js";
import {t} from "./t.js";
import {valueText} from "./value-text.js";

/** By band of chances, what was told (a line across) and the share that was won in time, on its 95 % interval. */
export function chancesChart(bands: ChanceBand[], {width}: {width: number}) {
  const rows = bands.map((band) => ({
    ...band,
    word: String(band.band_order),
    name: t("chances_chart.band", {rate: percent(band.told_chance_rate)}),
    text: percent(band.won_in_time_rate),
    note: t("chart.number", {number: compactCount(band.assessment_count)}),
  }));
  const texts = rows.map((row) => row.text);
  const frame = rowFrame(rows, {width, unit: t("chances_chart.unit"), tickFormat: wholePercent, texts});
  const band = {stroke: "var(--accent)", strokeOpacity: 0.35, strokeWidth: 5, strokeLinecap: "round"} as const;
  return chart(t("chances_chart.title"), {
    ...frame.options,
    x: {nice: true, zero: true},
    marks: [
      frame.marks,
      Plot.ruleY(rows, {y: "word", x1: "won_in_time_rate_low", x2: "won_in_time_rate_high", ...band}),
      Plot.dot(rows, {y: "word", x: "won_in_time_rate", r: 4.5, fill: "var(--accent)"}),
      Plot.tickX(rows, {y: "word", x: "told_chance_rate", stroke: "var(--ink)", strokeWidth: 2}),
      valueText(rows, (row) => Math.max(row.won_in_time_rate_high, row.told_chance_rate)),
    ],
  });
}
