import * as Plot from "@observablehq/plot";
import {channelColour} from "./channel-colour.js";
import {chart} from "./chart.js";
import {compactAmount, tenths} from "./format.js";
import {label} from "./label.js";
import {rankRange} from "./rank-range.js";
import {rowFrame} from "./row-frame.js";
import type {CreditRange} from "./source-metrics.js";
import {t} from "./t.js";
import {valueText} from "./value-text.js";

/**
 * What each channel is credited with: by first touch, W and in equal parts, one above the other on the band from the least to the most that
 * any rule gives.
 */
export function creditChart(ranges: CreditRange[], {width}: {width: number}) {
  const unit = ranges.some((row) => row.shapley_amount !== null) ? "amount" : "count";
  const format = unit === "amount" ? compactAmount : tenths;
  const [low, high] = [`lowest_${unit}`, `highest_${unit}`] as const;
  const range = (row: CreditRange) =>
    format(row[low]) === format(row[high])
      ? format(row[low])
      : t("interval.between", {low: format(row[low]), high: format(row[high])});
  const isNarrow = width < 480;
  const rows = ranges.map((row) => ({
    ...row,
    word: row.channel,
    name: label(row.channel),
    text: isNarrow ? "" : range(row),
    note: [isNarrow ? range(row) : "", row.is_undecided ? t("credit_chart.undecided", {ranks: rankRange(row)}) : ""]
      .filter((part) => part !== "")
      .join(t("list.comma")),
  }));
  const texts = rows.map((row) => row.text);
  const frame = rowFrame(rows, {width, unit: t(`credit_chart.unit_${unit}`), tickFormat: format, texts});
  // clear of what stands above the row
  const lower = isNarrow ? 3 : 0;
  const colour = (row: CreditRange) => channelColour(row.channel);
  const band = {y: "word", stroke: colour, strokeOpacity: 0.18, strokeWidth: 23} as const;
  const mark = {y: "word", stroke: colour, strokeWidth: 1.8, fill: "var(--paper)"} as const;
  return chart(t("credit_chart.title"), {
    ...frame.options,
    x: {nice: true, zero: true},
    marks: [
      frame.marks,
      Plot.ruleY(rows, {...band, x1: low, x2: high, dy: lower}),
      Plot.dot(rows, {...mark, x: `first_${unit}`, r: 3.2, dy: lower - 8, fill: colour}),
      Plot.dot(rows, {...mark, x: `w_shaped_${unit}`, symbol: "square", r: 3.6, dy: lower}),
      Plot.dot(rows, {...mark, x: `shapley_${unit}`, symbol: "diamond", r: 3.6, dy: lower + 8}),
      valueText(rows, (row) => row[high] ?? 0),
    ],
  });
}
