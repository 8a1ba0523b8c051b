import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {compactAmount, compactCount, count} from "./format.js";
import {label} from "./label.js";
import {labelWidth} from "./label-width.js";
import type {Leakage} from "./metrics.js";
import {t} from "./t.js";
import {workspace} from "./workspace.js";

const isHead = (row: Leakage) => row.reason === "(all)";
const isTotal = (row: Leakage) => row.stage === "(all)";
const isCell = (row: Leakage) => !isHead(row) && !isTotal(row);
const lineOf = (row: Leakage) => `${row.outcome}|${row.reason}`;
const nameOf = (row: Leakage) => label(isHead(row) ? row.outcome : row.reason);
const amountOf = (row: Leakage) => (row.ended_amount === null ? "" : compactAmount(row.ended_amount));

/** How many journeys ended at each stage for each reason, grouped by outcome, with totals and known amounts at the right. */
export function leakChart(rows: Leakage[], {width}: {width: number}) {
  const totals = rows.filter(isTotal).sort((a, b) => b.ended_count - a.ended_count);
  const reasonsOf = (head: Leakage) => totals.filter((row) => row.outcome === head.outcome && !isHead(row));
  const groups = totals.filter(isHead).map((head) => [head, ...reasonsOf(head)]);
  const lines = groups.flat();
  const domain = groups.flatMap((group) => [...group.map(lineOf), `${group[0]?.outcome}|gap`]).slice(0, -1);
  const stages = [...workspace.stages, "(all)"];
  const nameWidth = labelWidth(lines.map(nameOf), width * 0.26);
  const column = (width - nameWidth) / stages.length;
  const countOf = (row: Leakage) => (isTotal(row) || column >= 56 ? count : compactCount)(row.ended_count);
  const isTilted = labelWidth(stages.map(label), 200) > column + 10;
  const top = isTilted ? 92 : 40;
  const left = {frameAnchor: "left", textAnchor: "start", dy: -8, fontSize: column < 56 ? 12 : 13} as const;
  const cell = {...left, fx: "stage", y: lineOf, text: countOf};
  const name = {...left, fx: () => stages[0], y: lineOf, dx: -nameWidth, text: nameOf};
  const wrapped = {lineAnchor: "top", dy: -14, lineHeight: 1.1, lineWidth: nameWidth / left.fontSize - 0.5} as const;
  const head = {frameAnchor: "top-left", textAnchor: "start", fill: "var(--muted)", fontSize: left.fontSize} as const;
  const tilt = isTilted ? {rotate: -50, lineAnchor: "bottom", dy: -12, dx: 8} : {lineAnchor: "top", dy: -38};
  return chart(t("leak_chart.title"), {
    width,
    height: domain.length * 38 + top,
    marginLeft: nameWidth,
    marginRight: 0,
    marginTop: top,
    marginBottom: 0,
    fx: {domain: stages, axis: null, padding: 0.1},
    x: {axis: null, zero: true},
    y: {domain, axis: null, padding: 0},
    marks: [
      Plot.text(stages, {fx: Plot.identity, text: label, ...head, ...(tilt as Plot.TextOptions)}),
      Plot.ruleY(lines.filter(isHead), {y: lineOf, fx: null, stroke: "var(--line)", dy: -20}),
      Plot.barX(rows.filter(isCell), {
        fx: "stage",
        y: lineOf,
        x: "ended_count",
        fill: "var(--accent)",
        insetTop: 21,
        insetBottom: 12,
      }),
      Plot.text(lines, {...name, filter: isHead, fontWeight: 600}),
      Plot.text(lines, {...name, ...wrapped, filter: (row: Leakage) => !isHead(row)}),
      Plot.text(rows, {...cell, filter: isHead, fontWeight: 600}),
      Plot.text(rows, {...cell, filter: (row: Leakage) => !isHead(row)}),
      Plot.text(rows, {...cell, filter: isTotal, dy: 7, fill: "var(--muted)", text: amountOf}),
    ],
  });
}
