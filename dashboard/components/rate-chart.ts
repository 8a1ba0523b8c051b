import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {compactCount, percent, wholePercent} from "./format.js";
import {labelWidth} from "./label-width.js";
import {t} from "./t.js";

interface Rate {
  name: string;
  rate: number | null;
  low: number | null;
  high: number | null;
  count: number;
  isFaint: boolean;
}

interface Options {
  width: number;
  label: string;
  unit: string;
  whole?: number | null | undefined;
  zero?: boolean;
}

/** Rates as dots on their 95 % interval, in the order given, with the number each rests on; faint ones hollow. */
export function rateChart(rates: Rate[], {width: room, label, unit, whole, zero = true}: Options) {
  const width = Math.min(room, 820);
  const answered = rates.filter((rate) => rate.rate !== null);
  const names = rates.map((rate) => rate.name);
  const nameWidth = labelWidth(names, width * 0.34);
  const ticks = Math.max(2, Math.min(6, (width - nameWidth - 116) / 60));
  const muted = {fill: "var(--muted)"};
  const halo = {fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 5};
  const band = {stroke: "var(--accent)", strokeOpacity: 0.35, strokeWidth: 5, strokeLinecap: "round"} as const;
  const core = (rate: Rate) => (rate.isFaint ? "var(--paper)" : "var(--accent)");
  const value = (rate: Rate) => percent(rate.rate);
  const number = (rate: Rate) => t("chart.number", {number: compactCount(rate.count)});
  const wholes = whole == null ? [] : [whole];
  return chart(label, {
    width,
    height: rates.length * 30 + 78,
    marginLeft: nameWidth,
    marginRight: 116,
    marginTop: 28,
    marginBottom: 50,
    x: {nice: true, zero, insetLeft: zero ? 0 : 8},
    y: {label: null, domain: names, padding: 0.4},
    marks: [
      Plot.gridX({ticks, stroke: "var(--line)", strokeOpacity: 1}),
      Plot.axisY({tickSize: 0, lineWidth: nameWidth / 13, textOverflow: "ellipsis"}),
      Plot.axisX({tickSize: 0, ticks, tickFormat: wholePercent, label: null, ...muted}),
      Plot.text([unit], {frameAnchor: "bottom-left", dy: 40, ...muted}),
      Plot.ruleX(wholes, {stroke: "var(--muted)", strokeDasharray: "2 3"}),
      Plot.text(wholes, {
        x: Number,
        text: (rate) => t("chart.whole", {rate: percent(rate)}),
        frameAnchor: "top",
        dy: -14,
        ...muted,
      }),
      Plot.ruleY(answered, {y: "name", x1: "low", x2: "high", ...band}),
      Plot.dot(answered, {y: "name", x: "rate", r: 4.5, stroke: "var(--accent)", strokeWidth: 2, fill: core}),
      Plot.text(answered, {y: "name", x: "high", dx: 10, textAnchor: "start", fontWeight: 600, text: value, ...halo}),
      Plot.text(rates, {y: "name", frameAnchor: "right", dx: 114, textAnchor: "end", text: number, ...muted}),
    ],
  });
}
