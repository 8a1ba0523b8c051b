import * as Plot from "@observablehq/plot";
import {channelColour} from "./channel-colour.js";
import {chart} from "./chart.js";
import {amount, compactAmount, compactCount} from "./format.js";
import {label} from "./label.js";
import {rowFrame} from "./row-frame.js";
import type {LeadSourceValue} from "./source-metrics.js";
import {t} from "./t.js";
import {valueText} from "./value-text.js";
import {wholeLine} from "./whole-line.js";

/**
 * What a lead of each source is worth at full age, as dots on the 95 % interval; so far, as a tick; not ranked, hollow. The row of all
 * becomes the line to compare with.
 */
export function fullValueChart(sources: LeadSourceValue[], {width}: {width: number}) {
  const wholes = sources.flatMap(({breakdown, full_value_amount: value}) =>
    breakdown === "all" && value !== null ? [value] : [],
  );
  const told = sources.filter((row) => row.breakdown !== "all" && row.full_value_amount !== null);
  const rows = told.map((row) => ({
    ...row,
    word: row.member,
    name: label(row.member),
    text: amount(row.full_value_amount),
    note: t("chart.leads", {number: compactCount(row.lead_count)}),
  }));
  const texts = rows.map((row) => row.text);
  const frame = rowFrame(rows, {
    width,
    unit: t("full_value_chart.unit"),
    tickFormat: compactAmount,
    texts,
    isLined: true,
  });
  const colour = (row: LeadSourceValue) => channelColour(row.channel);
  const band = {stroke: colour, strokeOpacity: 0.35, strokeWidth: 5, strokeLinecap: "round"} as const;
  const core = (row: LeadSourceValue) => (row.full_value_rank === null ? "var(--paper)" : colour(row));
  const known = rows.filter((row) => row.full_value_low_amount !== null);
  return chart(t("full_value_chart.title"), {
    ...frame.options,
    x: {nice: true, zero: true},
    marks: [
      frame.marks,
      wholeLine(wholes, amount),
      Plot.ruleY(known, {y: "word", x1: "full_value_low_amount", x2: "full_value_high_amount", ...band}),
      Plot.tickX(rows, {y: "word", x: "lead_value_amount", stroke: "var(--muted)", strokeWidth: 2, inset: 2}),
      Plot.dot(rows, {y: "word", x: "full_value_amount", r: 4.5, stroke: colour, strokeWidth: 2, fill: core}),
      valueText(rows, (row) => row.full_value_high_amount ?? row.full_value_amount ?? 0),
    ],
  });
}
