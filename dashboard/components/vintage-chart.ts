import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {count, month, ratio} from "./format.js";
import type {SpendVintage} from "./spend-metrics.js";
import {t} from "./t.js";

/**
 * Of each month of spend, what each unit of it had brought by each age: the darker the more. Hatched is what is not yet known: pale where
 * the age is still to come, with its number where it has begun.
 */
export function vintageChart(rows: SpendVintage[], {width: room}: {width: number}) {
  const width = Math.min(room, 820);
  const isNarrow = width < 480;
  const months = [...new Set(rows.map((row) => row.month_on.slice(0, 7)))].sort();
  const last = Math.max(...rows.map((row) => row.month_number));
  const ages = Array.from({length: last + 1}, (_, age) => age);
  const lived = new Set(rows.map((row) => `${row.month_on.slice(0, 7)} ${row.month_number}`));
  const coming = months
    .flatMap((name) => ages.map((age) => ({name, age})))
    .filter(({name, age}) => !lived.has(`${name} ${age}`));
  const cells = rows.map((row) => ({...row, name: row.month_on.slice(0, 7), age: row.month_number}));
  const spent = cells.filter((row) => row.return_ratio !== null);
  const most = Math.max(...spent.map((row) => row.return_ratio ?? 0));
  const place = {x: "age", y: "name", inset: 0.5} as const;
  const said = (row: SpendVintage) => ({
    month: month(row.month_on.slice(0, 7)),
    age: row.month_number,
    ratio: ratio(row.return_ratio),
    wins: count(row.won_so_far_count),
  });
  const title = (row: SpendVintage) => t(row.is_complete ? "vintage_chart.tip" : "vintage_chart.tip_begun", said(row));
  const tint = (row: SpendVintage) => (most > 0 ? 0.05 + 0.5 * ((row.return_ratio ?? 0) / most) : 0.05);
  const muted = {fill: "var(--muted)"};
  return chart(t("vintage_chart.title"), {
    width,
    height: months.length * 21 + 56,
    marginLeft: isNarrow ? 46 : 104,
    marginRight: 2,
    marginTop: 22,
    marginBottom: 40,
    x: {domain: ages, label: null},
    y: {domain: months, label: null},
    opacity: {type: "identity"},
    marks: [
      Plot.cell(coming, {...place, fill: "url(#hatch)", fillOpacity: 0.22}),
      Plot.cell(spent, {...place, fill: "var(--accent)", fillOpacity: tint, title, filter: "is_complete"}),
      Plot.cell(spent, {...place, fill: "url(#hatch)", fillOpacity: 0.5, title, filter: (row) => !row.is_complete}),
      Plot.text(cells, {
        x: "age",
        y: "name",
        text: (row) => short(row.return_ratio),
        fill: (row) => (row.is_complete ? "var(--ink)" : "var(--muted)"),
        fontSize: 12,
        pointerEvents: "none",
      }),
      Plot.axisY({tickSize: 0, tickFormat: isNarrow ? (name: string) => name.slice(2) : month, fontSize: 12, ...muted}),
      Plot.axisX({anchor: "top", tickSize: 0, label: null, ...muted}),
      Plot.text([t("vintage_chart.unit")], {frameAnchor: "bottom-left", dy: 30, dx: isNarrow ? -46 : 0, ...muted}),
    ],
  });
}

/** A ratio in three signs at most. */
function short(value: number | null): string {
  if (value === null) return "–";
  return value >= 9.95 ? String(Math.round(value)) : value.toFixed(1);
}
