import * as Plot from "@observablehq/plot";
import {ageAxis} from "./age-axis.js";
import {chart} from "./chart.js";
import type {CurvePoint} from "./curve-metrics.js";
import {days, percent, wholePercent} from "./format.js";
import {label} from "./label.js";
import {labelWidth} from "./label-width.js";
import {spread} from "./spread.js";
import {t} from "./t.js";

const fates = [
  {rate: "won_rate", word: "won", fill: "var(--won)"},
  {rate: "lost_rate", word: "lost", fill: "var(--lost)"},
  {rate: "disqualified_rate", word: "disqualified", fill: "var(--disqualified)"},
  {rate: "recycled_rate", word: "recycled", fill: "var(--recycled)"},
  {rate: "open_rate", word: "still open", fill: "var(--open-in-time)"},
] as const;

const height = 380;

/** What has become of all by an age: won, lost, disqualified, set aside and open, one above the other, together the whole. */
export function fateChart(rows: CurvePoint[], {width, asked}: {width: number; asked: CurvePoint[]}) {
  const drawn = rows.filter((row) => row.kind === "drawn");
  const axis = ageAxis(asked, {width, longest: Math.max(...drawn.map((row) => row.age_days))});
  const parts = fates.flatMap(({rate, word, fill}) =>
    drawn.map((row) => ({age_days: row.age_days, rate: row[rate] ?? 0, word, fill, row})),
  );
  const last = drawn.at(-1);
  let floor = 0;
  const middles = fates.map(({rate, word}) => {
    const share = last?.[rate] ?? 0;
    floor += share;
    return {y: floor - share / 2, text: t("fate_chart.end", {name: label(word), rate: percent(share)})};
  });
  const labels = spread(middles, 18 / (height - axis.options.marginBottom - 12));
  const marginRight = labelWidth(
    labels.map((end) => end.text),
    width * 0.4,
  );
  const tip = ({row}: {row: CurvePoint}) =>
    [days(row.age_days), ...fates.map(({rate, word}) => `${label(word)} ${percent(row[rate])}`)].join("\n");
  return chart(t("fate_chart.title"), {
    ...axis.options,
    height,
    marginRight,
    y: {domain: [0, 1], label: null},
    marks: [
      Plot.axisY({ticks: 5, tickSize: 0, tickFormat: wholePercent, label: null, fill: "var(--muted)"}),
      axis.marks,
      Plot.areaY(parts, {x: "age_days", y: "rate", z: "word", fill: "fill", fillOpacity: 0.85, order: null}),
      Plot.text(labels, {y: "y", text: "text", frameAnchor: "right", textAnchor: "start", dx: 7, fontWeight: 600}),
      Plot.tip(
        parts.filter((part) => part.word === "won"),
        Plot.pointerX({x: "age_days", y: "rate", title: tip, lineHeight: 1.5, stroke: "var(--line)"}),
      ),
    ],
  });
}
