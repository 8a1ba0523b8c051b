import * as Plot from "@observablehq/plot";
import type {BridgeMeasure, BridgeStep} from "./bridge.js";
import {chart} from "./chart.js";
import {compactAmount, count} from "./format.js";
import {rowFrame} from "./row-frame.js";
import {t} from "./t.js";
import {valueText} from "./value-text.js";

interface Options {
  width: number;
  measure: BridgeMeasure;
}

const colours: Record<string, string> = {
  won: "var(--won)",
  disqualified: "var(--disqualified)",
  interrupted: "var(--open-overdue)",
  set_aside: "var(--recycled)",
  set_aside_net: "var(--recycled)",
};

/** From what stood open to what stands open: each step begins where the one before it ended. */
export function bridgeChart(steps: BridgeStep[], {width, measure}: Options) {
  const print = measure === "amount" ? compactAmount : count;
  let stands = 0;
  const bars = steps.map(({word, value, isLevel}) => {
    const from = isLevel ? 0 : stands;
    stands = isLevel ? value : stands + value;
    return {
      word,
      name: t(`bridge.${word}`),
      note: "",
      text: isLevel ? print(value) : `${value < 0 ? "−" : "+"}${print(Math.abs(value))}`,
      from,
      to: stands,
      end: Math.max(from, stands),
      fill: isLevel ? "var(--muted)" : (colours[word] ?? (value < 0 ? "var(--lost)" : "var(--advanced)")),
    };
  });
  const texts = bars.map((bar) => bar.text);
  const frame = rowFrame(bars, {width, unit: t(`bridge_chart.unit_${measure}`), tickFormat: print, texts});
  const links = bars.slice(0, -1).map((bar, index) => ({y1: bar.word, y2: bars[index + 1]!.word, x: bar.to}));
  return chart(t(`bridge_chart_${measure}.title`), {
    ...frame.options,
    x: {nice: true, zero: true},
    marks: [
      frame.marks,
      Plot.link(links, {x1: "x", x2: "x", y1: "y1", y2: "y2", stroke: "var(--muted)", strokeDasharray: "2 3"}),
      Plot.barX(bars, {y: "word", x1: "from", x2: "to", fill: "fill"}),
      valueText(bars, (bar) => bar.end),
    ],
  });
}
