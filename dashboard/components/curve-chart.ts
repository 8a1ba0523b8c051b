import * as Plot from "@observablehq/plot";
import {ageAxis} from "./age-axis.js";
import {chart} from "./chart.js";
import type {CurvePoint} from "./curve-metrics.js";
import {count, days, percent, wholePercent} from "./format.js";
import {labelWidth} from "./label-width.js";
import {period} from "./period.js";
import {spread} from "./spread.js";
import {t} from "./t.js";
import {watchedDays} from "./watched-days.js";

interface Options {
  width: number;
  /** The period whose curve is drawn strong; the other years stand beside it. */
  chosen: string;
  /** The points of that period that the axis names, in order. */
  asked: CurvePoint[];
}

const height = 380;

/**
 * The share won by days since first contact, with its 95 % band; the other years thin, each dashed where not all of its prospects
 * have been watched so long. Below, how many were still watched.
 */
export function curveChart(rows: CurvePoint[], {width, chosen, asked}: Options) {
  const drawn = rows.filter((row) => row.kind === "drawn");
  const own = drawn.filter((row) => row.period === chosen);
  const beside = drawn.filter((row) => row.period !== chosen && row.period.startsWith("FY"));
  const years = [...new Set(beside.map((row) => row.period))].map((word) =>
    beside.filter((row) => row.period === word),
  );
  const axis = ageAxis(asked, {width, longest: Math.max(...drawn.map((row) => row.age_days))});
  const highest = Math.max(...own.map((row) => row.won_rate_high ?? 0), ...beside.map((row) => row.won_rate ?? 0));
  const ends = [own, ...years].flatMap((some) => some.at(-1) ?? []);
  const labels = spread(
    ends.map((row) => ({
      y: row.won_rate ?? 0,
      text: t("curve_chart.end", {period: period(row.period), rate: percent(row.won_rate)}),
      fill: row.period === chosen ? "var(--accent)" : "var(--muted)",
    })),
    (20 * highest) / (height - axis.options.marginBottom),
  );
  const marginRight = labelWidth(
    labels.map((label) => label.text),
    width * 0.34,
  );
  const step = {x: "age_days", curve: "step-after"} as const;
  const thin = {...step, y: "won_rate", z: "period", stroke: "var(--muted)", strokeWidth: 1.3} as const;
  const isWatched = (row: CurvePoint) => row.age_days <= (watchedDays(row.period) ?? Number.POSITIVE_INFINITY);
  // the dashed part begins at the last point of the solid one
  const unwatched = years.flatMap((some) => some.slice(Math.max(0, some.filter(isWatched).length - 1)));
  return chart(t("curve_chart.title"), {
    ...axis.options,
    height,
    marginRight,
    y: {domain: [0, highest || 1], nice: true, label: null},
    marks: [
      Plot.gridY({ticks: 5, stroke: "var(--line)", strokeOpacity: 1}),
      Plot.axisY({ticks: 5, tickSize: 0, tickFormat: wholePercent, label: null, fill: "var(--muted)"}),
      axis.marks,
      Plot.areaY(own, {...step, y1: "won_rate_low", y2: "won_rate_high", fill: "var(--accent)", fillOpacity: 0.18}),
      Plot.line(beside.filter(isWatched), thin),
      Plot.line(unwatched, {...thin, strokeDasharray: "3 3", strokeOpacity: 0.75}),
      Plot.line(own, {...step, y: "won_rate", stroke: "var(--accent)", strokeWidth: 2.5}),
      Plot.text(labels, {
        y: "y",
        text: "text",
        frameAnchor: "right",
        textAnchor: "start",
        dx: 7,
        fill: "fill",
        fontWeight: 600,
      }),
      Plot.tip(own, Plot.pointerX({x: "age_days", y: "won_rate", title: tip, lineHeight: 1.5, stroke: "var(--line)"})),
    ],
  });
}

const tip = (row: CurvePoint) =>
  t("curve_chart.tip", {
    days: days(row.age_days),
    won: percent(row.won_rate),
    low: percent(row.won_rate_low),
    high: percent(row.won_rate_high),
    lost: percent(row.lost_rate),
    open: percent(row.open_rate),
    count: count(row.at_risk_count),
  });
