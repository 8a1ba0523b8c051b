import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {percent, wholePercent} from "./format.js";
import type {StageChance} from "./funnel-metrics.js";
import {label} from "./label.js";
import {rowFrame} from "./row-frame.js";
import {t} from "./t.js";

const series = ["curve_rate", "chain_rate", "won_of_decided_rate", "product_rate"] as const;
type Series = (typeof series)[number];

/** From each stage the chance of a win, by four ways of counting: curve (accent), chain, decided ones, and the product (hollow). */
export function chanceChart(rows: StageChance[], {width}: {width: number}) {
  const named = rows.map((row) => ({word: row.stage, name: label(row.stage), note: ""}));
  const frame = rowFrame(named, {width, unit: t("chance_chart.unit"), tickFormat: wholePercent, texts: []});
  const points = rows.flatMap((row) =>
    series.flatMap((name) => (row[name] === null ? [] : [{word: row.stage, series: name, rate: row[name]}])),
  );
  const band = {stroke: "var(--accent)", strokeOpacity: 0.35, strokeWidth: 5, strokeLinecap: "round"} as const;
  const title = (point: {series: Series; rate: number}) => `${t(`column.${point.series}`)} ${percent(point.rate)}`;
  const of = (name: Series) => points.filter((point) => point.series === name);
  const dot = {y: "word", x: "rate", r: 4.5, strokeWidth: 2, title} as const;
  return chart(t("chance_chart.title"), {
    ...frame.options,
    x: {nice: true, zero: true},
    marks: [
      frame.marks,
      Plot.ruleY(rows, {y: "stage", x1: "curve_rate_low", x2: "curve_rate_high", ...band}),
      Plot.dot(of("won_of_decided_rate"), {...dot, stroke: "var(--muted)", fill: "var(--muted)", r: 3.5}),
      Plot.dot(of("chain_rate"), {...dot, stroke: "var(--accent)", fill: "var(--paper)"}),
      Plot.dot(of("curve_rate"), {...dot, stroke: "var(--accent)", fill: "var(--accent)"}),
      Plot.tickX(of("product_rate"), {y: "word", x: "rate", stroke: "var(--lost)", strokeWidth: 2, inset: -2, title}),
    ],
  });
}
