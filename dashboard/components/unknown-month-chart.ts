import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {month, monthOfYear, percent, wholePercent, year} from "./format.js";
import {isRunning} from "./is-running.js";
import type {SourceCoverage} from "./source-metrics.js";
import {t} from "./t.js";

/** Month by month, the share of prospects without a source, with its 95 % interval as a line; a month that is not over is hatched. */
export function unknownMonthChart(rows: SourceCoverage[], {width: room}: {width: number}) {
  const width = Math.min(room, 820);
  const step = [1, 3, 6].find((months) => (rows.length / months) * 60 < width) ?? 12;
  const x = (row: SourceCoverage) => new Date(`${row.period}-01`);
  const middle = (row: SourceCoverage) => new Date(`${row.period}-16`);
  const tick = (day: Date) => {
    const word = day.toISOString().slice(0, 7);
    return word.endsWith("-01") ? year(word) : monthOfYear(word);
  };
  const title = (row: SourceCoverage) =>
    t("unknown_month_chart.tip", {month: month(row.period), rate: percent(row.unknown_rate), count: row.unknown_count});
  const fill = (row: SourceCoverage) => (isRunning(row.period) ? "url(#hatch)" : "var(--accent)");
  return chart(t("unknown_month_chart.title"), {
    width,
    height: 230,
    marginLeft: 44,
    x: {type: "utc", label: null},
    y: {zero: true, nice: true, label: null},
    marks: [
      Plot.gridY({ticks: 4, stroke: "var(--line)", strokeOpacity: 1}),
      Plot.axisY({ticks: 4, tickSize: 0, tickFormat: wholePercent, label: null, fill: "var(--muted)"}),
      Plot.axisX({ticks: `${step} months`, tickSize: 4, tickFormat: tick, label: null, fill: "var(--muted)"}),
      Plot.rectY(rows, {x, interval: "month", y: "unknown_rate", fill, insetLeft: 1, insetRight: 1}),
      Plot.ruleX(rows, {
        x: middle,
        y1: "unknown_rate_low",
        y2: "unknown_rate_high",
        stroke: "var(--ink)",
        strokeOpacity: 0.4,
      }),
      Plot.tip(rows, Plot.pointerX({x: middle, y: "unknown_rate", title, lineHeight: 1.5, stroke: "var(--line)"})),
    ],
  });
}
