import * as Plot from "@observablehq/plot";
import {channelColour} from "./channel-colour.js";
import {chart} from "./chart.js";
import {compactCount, ratio} from "./format.js";
import {label} from "./label.js";
import {rowFrame} from "./row-frame.js";
import type {SpendExpected} from "./spend-metrics.js";
import {t} from "./t.js";
import {valueText} from "./value-text.js";

/** What each unit of spend returns at full age, as dots on the 95 % interval; so far, as a tick; not ranked, hollow. */
export function fullReturnChart(channels: SpendExpected[], {width}: {width: number}) {
  const rows = channels.map((row) => ({
    ...row,
    word: row.channel,
    name: label(row.channel),
    text: ratio(row.expected_return_ratio),
    note: t("chart.wins", {number: compactCount(row.won_count)}),
  }));
  const texts = rows.map((row) => row.text);
  const frame = rowFrame(rows, {width, unit: t("return_chart.unit"), tickFormat: ratio, texts});
  const colour = (row: SpendExpected) => channelColour(row.channel);
  const band = {stroke: colour, strokeOpacity: 0.35, strokeWidth: 5, strokeLinecap: "round"} as const;
  // the interval of a channel that is not ranked may be wide: it is cut where the ranked ones no longer need the room
  const ranked = rows.filter((row) => row.expected_rank !== null);
  const [told, room] = [ranked.length ? ranked : rows, ranked.length ? 1.3 : 1.02];
  const end = room * Math.max(1, ...told.map(highest));
  const core = (row: SpendExpected) => (row.expected_rank === null ? "var(--paper)" : colour(row));
  return chart(t("full_return_chart.title"), {
    ...frame.options,
    x: {domain: [0, end], clamp: true},
    marks: [
      frame.marks,
      Plot.ruleX([1], {stroke: "var(--ink)"}),
      Plot.ruleY(rows, {y: "word", x1: "expected_return_low_ratio", x2: "expected_return_high_ratio", ...band}),
      Plot.tickX(rows, {y: "word", x: "return_ratio", stroke: "var(--muted)", strokeWidth: 2, inset: 2}),
      Plot.dot(rows, {
        y: "word",
        x: "expected_return_ratio",
        r: 4.5,
        stroke: colour,
        strokeWidth: 2,
        fill: core,
      }),
      valueText(rows, (row) => Math.min(end, highest(row))),
    ],
  });
}

const highest = (row: SpendExpected): number => row.expected_return_high_ratio ?? row.expected_return_ratio ?? 0;
