import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {rowFrame} from "./row-frame.js";
import {valueText} from "./value-text.js";

interface Bar {
  word: string;
  name: string;
  value: number | null;
  /** How much of the value is drawn solid; all of it where left out. */
  solid?: number;
  text: string;
  note: string;
  isYoung?: boolean;
  isFaint?: boolean;
}

interface Options {
  width: number;
  label: string;
  unit: string;
  format: (value: number) => string;
  base?: {value: number; text: string};
}

/** Bars in the order given, each with its value at its end and a note; young ones hatched, faint ones pale. */
export function barChart(bars: Bar[], {width, label, unit, format, base}: Options) {
  const frame = rowFrame(bars, {width, unit, tickFormat: format, texts: bars.map((bar) => bar.text), isLined: !!base});
  const fill = (bar: Bar) => (bar.isYoung ? "url(#hatch)" : "var(--accent)");
  const solid = bars.filter((bar) => !bar.isFaint);
  const bases = base ? [base] : [];
  const above = {frameAnchor: "top", dy: -14, textAnchor: "start", fill: "var(--muted)"} as const;
  return chart(label, {
    ...frame.options,
    x: {nice: true, zero: true},
    marks: [
      frame.marks,
      Plot.barX(bars, {y: "word", x: "value", fill: "var(--accent)", fillOpacity: 0.22}),
      Plot.barX(solid, {y: "word", x: (bar: Bar) => bar.solid ?? bar.value, fill}),
      Plot.ruleX(bases, {x: "value", stroke: "var(--ink)"}),
      Plot.text(bases, {x: "value", text: "text", ...above}),
      valueText(bars, (bar) => bar.value ?? 0),
    ],
  });
}
