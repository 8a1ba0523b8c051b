import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {count, date, month} from "./format.js";
import {labelWidth} from "./label-width.js";
import type {Forecast} from "./process-metrics.js";
import {t} from "./t.js";

/** Forecasts of past days and of today: the band in which eight of ten should fall, what was expected, and as a dot what came. */
export function forecastChart(rows: Forecast[], {width}: {width: number}) {
  const points = rows.map((row) => ({...row, on: new Date(row.forecast_on)}));
  const known = points.filter((row) => row.won_count !== null);
  const coming = points.filter((row) => row.won_count === null);
  const naive = points.filter((row) => row.naive_won_count !== null);
  const last = points.slice(-1);
  const band = {x: "on", y1: "low_won_count", y2: "high_won_count", strokeLinecap: "round"} as const;
  const step = Math.max(1, Math.ceil((points.length * 92) / Math.max(width - 130, 1)));
  const ends = last.map((row) => ({
    ...row,
    text: t("forecast_chart.end", {low: count(row.low_won_count), high: count(row.high_won_count)}),
  }));
  return chart(t("forecast_chart.title"), {
    width,
    height: 320,
    marginLeft: 44,
    marginRight: labelWidth(
      ends.map((end) => end.text),
      110,
    ),
    marginTop: 24,
    x: {type: "utc", label: null, inset: 12},
    y: {zero: true, nice: true, label: null},
    marks: [
      Plot.gridY({ticks: 5, stroke: "var(--line)", strokeOpacity: 1}),
      Plot.axisY({ticks: 5, tickSize: 0, tickFormat: count, label: null, fill: "var(--muted)"}),
      Plot.axisX(
        points.filter((_, index) => (points.length - 1 - index) % step === 0).map((row) => row.on),
        {
          tickFormat: (day: Date) => month(day.toISOString().slice(0, 7)),
          tickSize: 4,
          label: null,
          fill: "var(--muted)",
        },
      ),
      Plot.ruleX(known, {...band, stroke: "var(--accent)", strokeOpacity: 0.3, strokeWidth: 10}),
      Plot.ruleX(coming, {...band, stroke: "url(#hatch)", strokeWidth: 10, strokeLinecap: "butt"}),
      Plot.dot(naive, {x: "on", y: "naive_won_count", symbol: "times", r: 4, stroke: "var(--muted)"}),
      Plot.dot(points, {
        x: "on",
        y: "expected_won_count",
        r: 3.5,
        fill: "var(--paper)",
        stroke: "var(--accent)",
        strokeWidth: 1.5,
      }),
      Plot.dot(known, {x: "on", y: "won_count", r: 4.5, fill: "var(--ink)"}),
      Plot.text(ends, {x: "on", y: "expected_won_count", text: "text", dx: 12, textAnchor: "start", fontWeight: 600}),
      Plot.tip(
        points,
        Plot.pointerX({x: "on", y: "expected_won_count", title: tip, lineHeight: 1.5, stroke: "var(--line)"}),
      ),
    ],
  });
}

const tip = (row: Forecast) =>
  t(row.won_count === null ? "forecast_chart.tip_coming" : "forecast_chart.tip", {
    day: date(row.forecast_on),
    expected: count(Math.round(row.expected_won_count)),
    low: count(row.low_won_count),
    high: count(row.high_won_count),
    won: count(row.won_count),
    naive: count(row.naive_won_count),
  });
