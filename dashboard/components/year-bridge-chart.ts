import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {effectName} from "./effect-name.js";
import {compactAmount} from "./format.js";
import {rowFrame} from "./row-frame.js";
import {signedAmount} from "./signed-amount.js";
import {t} from "./t.js";
import {valueText} from "./value-text.js";
import type {YearEffect} from "./year-metrics.js";

/** From what was won the year before to what was won in the year, effect by effect, each with its interval; pale where it may be chance. */
export function yearBridgeChart(rows: YearEffect[], {width}: {width: number}) {
  let stands = 0;
  const bars = rows
    .filter((row) => row.effect_amount !== null)
    .map((row) => {
      const amount = row.effect_amount ?? 0;
      const isLevel = row.effect === "opening" || row.effect === "closing";
      const from = isLevel ? 0 : stands;
      stands = isLevel ? amount : stands + amount;
      return {
        word: `${row.effect}\n${row.stage}`,
        name: effectName(row),
        note: "",
        text: isLevel ? compactAmount(amount) : signedAmount(amount),
        from,
        to: stands,
        low: row.effect_low_amount === null ? null : from + row.effect_low_amount,
        high: row.effect_high_amount === null ? null : from + row.effect_high_amount,
        end: Math.max(from, stands, row.effect_high_amount === null ? 0 : from + row.effect_high_amount),
        fill: isLevel ? "var(--muted)" : amount < 0 ? "var(--lost)" : "var(--won)",
        opacity: isLevel || row.is_told ? 1 : 0.35,
      };
    });
  const unit = t("year_bridge_chart.unit");
  const texts = bars.map((bar) => bar.text);
  const frame = rowFrame(bars, {width, unit, tickFormat: compactAmount, texts});
  const links = bars.slice(0, -1).map((bar, index) => ({y1: bar.word, y2: bars[index + 1]!.word, x: bar.to}));
  return chart(t("year_bridge_chart.title"), {
    ...frame.options,
    x: {nice: true},
    marks: [
      frame.marks,
      Plot.link(links, {x1: "x", x2: "x", y1: "y1", y2: "y2", stroke: "var(--muted)", strokeDasharray: "2 3"}),
      Plot.barX(bars, {y: "word", x1: "from", x2: "to", fill: "fill", fillOpacity: "opacity"}),
      Plot.ruleY(
        bars.filter((bar) => bar.low !== null),
        {y: "word", x1: "low", x2: "high", stroke: "var(--ink)", strokeWidth: 1.2},
      ),
      valueText(bars, (bar) => bar.end),
    ],
  });
}
