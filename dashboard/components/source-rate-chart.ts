import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {compactCount, percent, wholePercent} from "./format.js";
import {label} from "./label.js";
import {rowFrame} from "./row-frame.js";
import type {SourceRate} from "./source-metrics.js";
import {t} from "./t.js";
import {valueText} from "./value-text.js";
import {wholeLine} from "./whole-line.js";

/**
 * A rate of each source: as counted, a tick on its Wilson interval, in grey; shrunk to the average, a dot; filled where it differs from
 * all others beyond chance and is not young.
 */
export function sourceRateChart(rates: SourceRate[], {width}: {width: number}) {
  const rows = rates.map((row) => ({
    ...row,
    word: row.member,
    name: label(row.member),
    text: percent(row.shrunk_rate ?? row.raw_rate),
    note: row.is_young
      ? t("source_rate_chart.young", {rate: wholePercent(row.open_rate)})
      : t("chart.number", {number: compactCount(row.trial_count)}),
  }));
  const frame = rowFrame(rows, {
    width,
    unit: t("source_rate_chart.unit"),
    tickFormat: wholePercent,
    texts: rows.map((row) => row.text),
    isLined: true,
  });
  const wholes = rows.slice(0, 1).map((row) => row.pooled_rate);
  const core = (row: SourceRate) => (row.is_different && !row.is_young ? "var(--accent)" : "var(--paper)");
  const band = {stroke: "var(--muted)", strokeOpacity: 0.3, strokeWidth: 5, strokeLinecap: "round"} as const;
  return chart(t("source_rate_chart.title"), {
    ...frame.options,
    x: {nice: true, zero: true},
    marks: [
      frame.marks,
      wholeLine(wholes, percent),
      Plot.ruleY(rows, {y: "word", x1: "raw_rate_low", x2: "raw_rate_high", ...band}),
      Plot.tickX(rows, {y: "word", x: "raw_rate", stroke: "var(--muted)", strokeWidth: 2, inset: 2}),
      Plot.dot(
        rows.filter((row) => row.shrunk_rate !== null),
        {y: "word", x: "shrunk_rate", r: 4.5, stroke: "var(--accent)", strokeWidth: 2, fill: core},
      ),
      valueText(rows, (row) => row.raw_rate_high),
    ],
  });
}
