import {count, percent} from "./format.js";
import type {JourneyVariant} from "./funnel-metrics.js";
import {down} from "./order.js";
import {path} from "./path.js";
import {sentence} from "./sentence.js";

/** Which path is the most frequent, and by which most wins come; rows in the order of their rank. */
export function variantSentence(rows: JourneyVariant[]): HTMLElement | string {
  const [first] = rows;
  const [best] = rows.toSorted(down((row) => row.won_count));
  if (!best || first?.journey_rate == null) return "";
  const values = {path: path(first.path), share: percent(first.journey_rate)};
  return sentence("variant.answer", {
    ...values,
    journeys: count(first.journey_count),
    best: path(best.path),
    won: count(best.won_count),
  });
}
