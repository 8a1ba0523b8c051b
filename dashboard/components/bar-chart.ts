import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {hatch} from "./hatch.js";
import {labelWidth} from "./label-width.js";

interface Bar {
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

/** Bars in the order given, each with its value at its end and a note at the right; young ones hatched, faint ones pale. */
export function barChart(bars: Bar[], {width: room, label, unit, format, base}: Options) {
  const width = Math.min(room, 820);
  const names = bars.map((bar) => bar.name);
  const nameWidth = labelWidth(names, width * 0.34);
  const right =
    labelWidth(
      bars.map((bar) => bar.note),
      width * 0.3,
    ) +
    labelWidth(
      bars.map((bar) => bar.text),
      90,
    );
  const ticks = Math.max(2, Math.min(6, (width - nameWidth - right) / 70));
  const muted = {fill: "var(--muted)"};
  const halo = {fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 5};
  const fill = (bar: Bar) => (bar.isYoung ? "url(#hatch)" : "var(--accent)");
  const solid = bars.filter((bar) => !bar.isFaint);
  const bases = base ? [base] : [];
  return chart(label, {
    width,
    height: bars.length * 30 + 78,
    marginLeft: nameWidth,
    marginRight: right,
    marginTop: 28,
    marginBottom: 50,
    x: {nice: true, zero: true},
    y: {label: null, domain: names, padding: 0.35},
    marks: [
      hatch,
      Plot.gridX({ticks, stroke: "var(--line)", strokeOpacity: 1}),
      Plot.axisY({tickSize: 0, lineWidth: nameWidth / 13, textOverflow: "ellipsis"}),
      Plot.axisX({tickSize: 0, ticks, tickFormat: format, label: null, ...muted}),
      Plot.text([unit], {frameAnchor: "bottom-left", dy: 40, ...muted}),
      Plot.barX(bars, {y: "name", x: "value", fill: "var(--accent)", fillOpacity: 0.22}),
      Plot.barX(solid, {y: "name", x: (bar: Bar) => bar.solid ?? bar.value, fill}),
      Plot.ruleX(bases, {x: "value", stroke: "var(--ink)"}),
      Plot.text(bases, {x: "value", text: "text", frameAnchor: "top", dy: -14, textAnchor: "start", ...muted}),
      Plot.text(bars, {
        y: "name",
        x: (bar: Bar) => bar.value ?? 0,
        dx: 8,
        textAnchor: "start",
        fontWeight: 600,
        text: "text",
        ...halo,
      }),
      Plot.text(bars, {y: "name", frameAnchor: "right", dx: right - 2, textAnchor: "end", text: "note", ...muted}),
    ],
  });
}
