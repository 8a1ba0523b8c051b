import * as Plot from "@observablehq/plot";
import {t} from "./t.js";

/** The line of the whole, to compare members with, and its value above it. */
export const wholeLine = (wholes: number[], format: (value: number) => string, key = "chart.whole") => [
  Plot.ruleX(wholes, {stroke: "var(--muted)", strokeDasharray: "2 3"}),
  Plot.text(wholes, {
    x: Number,
    text: (value: number) => t(key, {rate: format(value)}),
    frameAnchor: "top",
    dy: -14,
    fill: "var(--muted)",
  }),
];
