import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {count, date, month, monthOfYear, wholePercent, year} from "./format.js";
import {label} from "./label.js";
import {labelWidth} from "./label-width.js";
import type {RegionLoad} from "./opportunity-metrics.js";
import {spread} from "./spread.js";
import {t} from "./t.js";

const height = 320;

/** Open prospects over what consultants can serve, by week and region, each line named at its end; all together in grey. */
export function loadChart(rows: RegionLoad[], {width}: {width: number}) {
  const sorted = [...rows].sort((a, b) => (a.week_on < b.week_on ? -1 : 1));
  const members = [...new Set(sorted.map((row) => row.member))];
  const ends = members.flatMap((member) => sorted.filter((row) => row.member === member).at(-1) ?? []);
  const highest = Math.max(1, ...sorted.map((row) => row.load_ratio));
  const stroke = (row: RegionLoad) =>
    row.member === "(all)" ? "var(--muted)" : row.load_ratio > 1 ? "var(--lost)" : "var(--accent)";
  const colours = new Map(ends.map((row) => [row.member, stroke(row)]));
  const labels = spread(
    ends.map((row) => ({
      y: row.load_ratio,
      text: t("load_chart.end", {member: label(row.member), load: wholePercent(row.load_ratio)}),
      fill: stroke(row),
    })),
    (20 * highest) / height,
  );
  const texts = labels.map((each) => each.text);
  const x = (row: RegionLoad) => new Date(row.week_on);
  const first = sorted[0]?.week_on ?? "";
  const weeks = new Set(sorted.map((row) => row.week_on)).size;
  const step = [1, 3, 6].find((months) => (weeks / 4.3 / months) * 60 < width * 0.8) ?? 12;
  const tick = (day: Date) => {
    const word = day.toISOString().slice(0, 7);
    return word.endsWith("-01") ? year(word) : step > 6 ? month(word) : monthOfYear(word);
  };
  const tip = (row: RegionLoad) =>
    t("load_chart.tip", {
      week: date(row.week_on),
      member: label(row.member),
      open: count(row.open_count),
      capacity: count(row.capacity_count),
      load: wholePercent(row.load_ratio),
    });
  return chart(t("load_chart.title"), {
    width,
    height,
    marginLeft: 52,
    marginRight: labelWidth(texts, width * 0.34),
    marginTop: 24,
    x: {type: "utc", label: null},
    y: {domain: [0, highest], nice: true, label: null},
    marks: [
      Plot.gridY({ticks: 5, stroke: "var(--line)", strokeOpacity: 1}),
      Plot.axisY({ticks: 5, tickSize: 0, tickFormat: wholePercent, label: null, fill: "var(--muted)"}),
      Plot.axisX({ticks: `${step} months`, tickSize: 4, tickFormat: tick, label: null, fill: "var(--muted)"}),
      Plot.ruleY([1], {stroke: "var(--ink)", strokeDasharray: "3 3"}),
      Plot.text([first], {
        x: (week: string) => new Date(week),
        y: 1,
        text: () => t("load_chart.full"),
        textAnchor: "start",
        dy: -8,
        fill: "var(--muted)",
      }),
      Plot.line(sorted, {x, y: "load_ratio", z: "member", stroke: (row) => colours.get(row.member), strokeWidth: 2}),
      Plot.text(labels, {
        y: "y",
        text: "text",
        fill: "fill",
        frameAnchor: "right",
        textAnchor: "start",
        dx: 7,
        fontWeight: 600,
      }),
      Plot.tip(sorted, Plot.pointer({x, y: "load_ratio", title: tip, lineHeight: 1.5, stroke: "var(--line)"})),
    ],
  });
}
