import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {compactCount, percent, wholePercent} from "./format.js";
import {rowFrame} from "./row-frame.js";
import {t} from "./t.js";
import {valueText} from "./value-text.js";
import {wholeLine} from "./whole-line.js";

interface Rate {
  word: string;
  name: string;
  rate: number | null;
  low: number | null;
  high: number | null;
  count: number;
  isFaint: boolean;
  /** Drawn in grey: it stands beside what counts. */
  isBeside?: boolean;
}

interface Options {
  width: number;
  label: string;
  unit: string;
  whole?: number | null | undefined;
  /** The message that names the whole. */
  wholeKey?: string;
  zero?: boolean;
}

/** Rates as dots on their 95 % interval, in the order given, with the number each rests on; faint ones hollow. */
export function rateChart(rates: Rate[], {width, label, unit, whole, wholeKey = "chart.whole", zero = true}: Options) {
  const rows = rates.map((rate) => ({
    ...rate,
    text: percent(rate.rate),
    note: t("chart.number", {number: compactCount(rate.count)}),
  }));
  const texts = rows.map((row) => row.text);
  const frame = rowFrame(rows, {width, unit, tickFormat: wholePercent, texts, isLined: whole != null});
  const answered = rows.filter((row) => row.rate !== null);
  const wholes = whole == null ? [] : [whole];
  const colour = (rate: Rate) => (rate.isBeside ? "var(--muted)" : "var(--accent)");
  const band = {stroke: colour, strokeOpacity: 0.35, strokeWidth: 5, strokeLinecap: "round"} as const;
  const core = (rate: Rate) => (rate.isFaint ? "var(--paper)" : colour(rate));
  return chart(label, {
    ...frame.options,
    x: {nice: true, zero, insetLeft: zero ? 0 : 8},
    marks: [
      frame.marks,
      wholeLine(wholes, percent, wholeKey),
      Plot.ruleY(answered, {y: "word", x1: "low", x2: "high", ...band}),
      Plot.dot(answered, {y: "word", x: "rate", r: 4.5, stroke: colour, strokeWidth: 2, fill: core}),
      valueText(answered, (row) => row.high ?? row.rate ?? 0),
    ],
  });
}
