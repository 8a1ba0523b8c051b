import * as Plot from "@observablehq/plot";
import type {CurvePoint} from "./curve-metrics.js";
import {compactCount, count} from "./format.js";
import {t} from "./t.js";

interface Options {
  width: number;
  longest: number;
}

/**
 * What charts by age share: a scale on which young ages have more room (its square root), the ages given, in order, below it, and below
 * those how many were still watched.
 */
export function ageAxis(asked: CurvePoint[], {width, longest}: Options) {
  const place = (row: CurvePoint) => Math.sqrt(row.age_days / longest) * width * 0.7;
  const last = asked.at(-1);
  const shown: CurvePoint[] = [];
  for (const row of asked) {
    const before = shown.at(-1);
    const isClear = !before || place(row) - place(before) > 30;
    if (row === last || (isClear && last && place(last) - place(row) > 30)) shown.push(row);
  }
  const muted = {fill: "var(--muted)"};
  const below = {frameAnchor: "bottom", lineAnchor: "top"} as const;
  const title = {frameAnchor: "bottom-left", textAnchor: "start", lineAnchor: "top", ...muted} as const;
  return {
    options: {
      width,
      marginLeft: 44,
      marginTop: 12,
      marginBottom: 98,
      x: {type: "sqrt", domain: [0, longest], label: null} as const,
    },
    marks: [
      Plot.axisX(
        shown.map((row) => row.age_days),
        {tickSize: 4, tickFormat: (age: number) => count(age), label: null, ...muted},
      ),
      Plot.text([t("curve_chart.days")], {...title, dy: 24}),
      Plot.text([t("curve_chart.at_risk")], {...title, dy: 52}),
      Plot.text(shown, {
        x: "age_days",
        text: (row: CurvePoint) => compactCount(row.at_risk_count),
        ...below,
        dy: 72,
        ...muted,
      }),
    ],
  };
}
