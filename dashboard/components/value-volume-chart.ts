import * as Plot from "@observablehq/plot";
import {channelColour} from "./channel-colour.js";
import {chart} from "./chart.js";
import {amount, compactAmount, compactCount, count} from "./format.js";
import {label} from "./label.js";
import {labelPlaces} from "./label-places.js";
import {labelWidth} from "./label-width.js";
import type {LeadSourceValue} from "./source-metrics.js";
import {t} from "./t.js";

const [left, right, top, bottom, height] = [56, 16, 34, 50, 420] as const;

/**
 * Leads received against what one is worth at full age, a dot a source; the row of all becomes the line to compare with. Not ranked,
 * hollow. Labels keep clear of each other and of the dots.
 */
export function valueVolumeChart(sources: LeadSourceValue[], {width: room}: {width: number}) {
  const width = Math.min(room, 820);
  const wholes = sources.flatMap(({breakdown, full_value_amount: value}) =>
    breakdown === "all" && value !== null ? [value] : [],
  );
  const rows = sources.filter((row) => row.breakdown !== "all" && row.full_value_amount !== null);
  const longest = Math.max(1, ...rows.map((row) => row.lead_count)) * 1.08;
  const highest = Math.max(1, ...rows.map((row) => row.full_value_amount ?? 0)) * 1.12;
  const x = (row: LeadSourceValue) => left + (row.lead_count / longest) * (width - left - right);
  const y = (row: LeadSourceValue) =>
    height - bottom - ((row.full_value_amount ?? 0) / highest) * (height - top - bottom);
  const wholeText = (value: number) => t("chart.whole", {rate: amount(value)});
  const wholeBoxes = wholes.map((value) => {
    const line = height - bottom - (value / highest) * (height - top - bottom);
    return {left: width - right - labelWidth([wholeText(value)], 400), right: width, top: line - 17, bottom: line + 2};
  });
  const poorWidth = labelWidth([t("value_volume_chart.many_poor")], 400);
  const poorBox = {left: width - right - poorWidth, right: width, top: height - bottom - 18, bottom: height - bottom};
  const labels = labelPlaces(
    rows.map((row) => ({row, text: label(row.member), x: x(row), y: y(row)})),
    {left, right: width - 2, top, bottom: height - bottom},
    [...wholeBoxes, poorBox],
  );
  const muted = {fill: "var(--muted)"};
  const corner = {...muted, fontStyle: "italic", fontSize: 12} as const;
  const colour = (row: LeadSourceValue) => channelColour(row.channel);
  const core = (row: LeadSourceValue) => (row.full_value_rank === null ? "var(--paper)" : colour(row));
  return chart(t("value_volume_chart.title"), {
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: {domain: [0, longest], label: null},
    y: {domain: [0, highest], label: null},
    marks: [
      Plot.gridY({ticks: 4, stroke: "var(--line)", strokeOpacity: 1}),
      Plot.axisY({ticks: 4, tickSize: 0, tickFormat: compactAmount, label: null, ...muted}),
      Plot.axisX({ticks: Math.max(3, width / 110), tickSize: 4, tickFormat: compactCount, label: null, ...muted}),
      Plot.text([t("value_volume_chart.unit")], {frameAnchor: "bottom-left", dy: 40, ...muted}),
      Plot.text([t("value_volume_chart.few_good")], {frameAnchor: "top-left", dx: 6, dy: -20, ...corner}),
      Plot.text([t("value_volume_chart.many_poor")], {frameAnchor: "bottom-right", dx: -4, dy: -8, ...corner}),
      Plot.ruleY(wholes, {stroke: "var(--muted)", strokeDasharray: "2 3"}),
      Plot.text(wholes, {
        y: Number,
        text: wholeText,
        frameAnchor: "right",
        textAnchor: "end",
        dy: -9,
        ...muted,
      }),
      Plot.dot(rows, {
        x: "lead_count",
        y: "full_value_amount",
        r: 5,
        stroke: colour,
        strokeWidth: 2,
        fill: core,
      }),
      ...labels.map(({row, text, dx, dy, anchor}) =>
        Plot.text([row], {
          x: "lead_count",
          y: "full_value_amount",
          text: [text],
          dx,
          dy,
          textAnchor: anchor,
          fill: "var(--ink)",
          stroke: "var(--paper)",
          strokeWidth: 4,
          fontSize: 12,
        }),
      ),
      Plot.tip(rows, Plot.pointer({x: "lead_count", y: "full_value_amount", title: tip, stroke: "var(--line)"})),
    ],
  });
}

const tip = (row: LeadSourceValue) =>
  t("value_volume_chart.tip", {
    source: label(row.member),
    value: amount(row.full_value_amount),
    leads: count(row.lead_count),
  });
