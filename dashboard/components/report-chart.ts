import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {count, date, month} from "./format.js";
import {labelWidth} from "./label-width.js";
import type {ReportWeek} from "./log-metrics.js";
import {spread} from "./spread.js";
import {t} from "./t.js";

const lines = [
  {name: "claimed_count", stroke: "var(--muted)"},
  {name: "logged_count", stroke: "var(--advanced)"},
  {name: "corroborated_count", stroke: "var(--accent)"},
] as const;

/** Week by week what was claimed, what of it the log holds, and what something beside the log corroborates. */
export function reportChart(rows: ReportWeek[], {width}: {width: number}) {
  const points = rows.map((row) => ({...row, on: new Date(row.reported_on)}));
  const last = points.at(-1);
  const highest = Math.max(1, ...points.map((row) => row.claimed_count));
  const height = 280;
  const step = Math.max(1, Math.ceil((points.length * 110) / Math.max(width - 170, 1)));
  const named = lines.map(({name, stroke}) => ({y: last?.[name] ?? 0, text: t(`report_chart.${name}`), fill: stroke}));
  const labels = spread(named, (20 * highest) / (height - 60));
  return chart(t("report_chart.title"), {
    width,
    height,
    marginLeft: 44,
    marginRight: labelWidth(
      labels.map((label) => label.text),
      width * 0.3,
    ),
    marginTop: 16,
    x: {type: "utc", label: null},
    y: {zero: true, nice: true, label: null},
    marks: [
      Plot.gridY({ticks: 5, stroke: "var(--line)", strokeOpacity: 1}),
      Plot.axisY({ticks: 5, tickSize: 0, tickFormat: count, label: null, fill: "var(--muted)"}),
      Plot.axisX(
        points.filter((_, index) => index % step === 0).map((row) => row.on),
        {
          tickFormat: (day: Date) => month(day.toISOString().slice(0, 7)),
          tickSize: 4,
          label: null,
          fill: "var(--muted)",
        },
      ),
      ...lines.map(({name, stroke}) => Plot.line(points, {x: "on", y: name, stroke, strokeWidth: 2})),
      Plot.text(labels, {
        y: "y",
        text: "text",
        frameAnchor: "right",
        textAnchor: "start",
        dx: 7,
        fill: "fill",
        fontWeight: 600,
      }),
      Plot.tip(
        points,
        Plot.pointerX({x: "on", y: "claimed_count", title: tip, lineHeight: 1.5, stroke: "var(--line)"}),
      ),
    ],
  });
}

const tip = (row: ReportWeek) =>
  t("report_chart.tip", {
    week: date(row.reported_on),
    claimed: count(row.claimed_count),
    logged: count(row.logged_count),
    corroborated: count(row.corroborated_count),
  });
