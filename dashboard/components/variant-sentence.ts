import {count, percent} from "./format.js";
import type {JourneyVariant} from "./funnel-metrics.js";
import {path} from "./path.js";
import {sentence} from "./sentence.js";

/** Which path is the most frequent, and what came of it; rows in the order of their rank. */
export function variantSentence([first]: JourneyVariant[]): HTMLElement | string {
  if (first?.journey_rate == null) return "";
  const values = {path: path(first.path), share: percent(first.journey_rate), won: count(first.won_count)};
  return sentence("variant.answer", {...values, journeys: count(first.journey_count)});
}
