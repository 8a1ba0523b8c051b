import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {element} from "./element.js";
import {amount, compactAmount, compactCount, count, wholePercent} from "./format.js";
import {label} from "./label.js";
import {labelWidth} from "./label-width.js";
import type {LedgerLine, Measure} from "./ledger.js";
import {t} from "./t.js";
import {wayKey} from "./way-key.js";
import {hasDarkColour, wayColour, ways} from "./ways.js";

interface Options {
  width: number;
  measure: Measure;
}

/** Of all that entered each stage, how much left it in which way: each bar is its whole, a segment a way. */
export function ledgerChart(lines: LedgerLine[], {width, measure}: Options) {
  const isNarrow = width < 560;
  const printed = measure === "amount" ? (isNarrow ? compactAmount : amount) : isNarrow ? compactCount : count;
  const inSegment = measure === "amount" ? compactAmount : printed;
  const stages = lines.filter((line) => line.entered > 0);
  const parts = stages.flatMap(({stage, entered, ways: given}) =>
    ways.flatMap((way) => {
      const number = given.get(way);
      return number ? [{stage, way, number, share: number / entered}] : [];
    }),
  );
  const totals = stages.map((line) => t("ledger_chart.total", {number: printed(line.entered)}));
  const left = isNarrow
    ? 0
    : labelWidth(
        stages.map((line) => label(line.stage)),
        160,
      );
  const right = isNarrow ? 0 : labelWidth(totals, 150);
  const room = width - left - right;
  type Part = (typeof parts)[number];
  const said = ({way, number, share}: Part) =>
    [`${label(way)} ${inSegment(number)}`, inSegment(number)].find(
      (text) => labelWidth([text], room) - 4 < share * room,
    ) ?? "";
  const tip = ({stage, way, number, share}: Part) =>
    t("ledger_chart.tip", {stage: label(stage), way: label(way), number: printed(number), share: wholePercent(share)});
  const stacked = (options: object) =>
    Plot.stackX({y: "stage", x: "share", z: "way", ...options} as Plot.BarXOptions) as Plot.BarXOptions;
  const ink = (part: Part) => (hasDarkColour(part.way) ? "var(--paper)" : "var(--ink)");
  const name = isNarrow
    ? ({frameAnchor: "left", textAnchor: "start", dy: -27} as const)
    : ({frameAnchor: "left", textAnchor: "end", dx: -9} as const);
  const total = isNarrow
    ? ({frameAnchor: "right", textAnchor: "end", dy: -27} as const)
    : ({frameAnchor: "right", textAnchor: "end", dx: right - 2} as const);
  const y = "stage";
  const plot = chart(t("ledger_chart.title"), {
    width,
    height: stages.length * (isNarrow ? 64 : 46) + 16,
    marginLeft: left,
    marginRight: right,
    marginTop: isNarrow ? 14 : 4,
    marginBottom: 4,
    x: {axis: null, domain: [0, 1]},
    y: {domain: stages.map((line) => line.stage), axis: null, padding: isNarrow ? 0.46 : 0.22},
    marks: [
      Plot.barX(parts, stacked({fill: ({way}: Part) => wayColour(way), insetRight: 1, title: tip})),
      Plot.text(parts, stacked({text: said, fill: ink}) as Plot.TextOptions),
      Plot.text(stages, {y, text: (line: LedgerLine) => label(line.stage), fontWeight: 600, ...name}),
      Plot.text(stages, {y, text: (_: LedgerLine, i: number) => totals[i] ?? "", fill: "var(--muted)", ...total}),
    ],
  });
  return element("div", {}, wayKey(parts.map((part) => part.way)), plot);
}
