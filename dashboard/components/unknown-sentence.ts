import {compactAmount, count, percent} from "./format.js";
import {sentence} from "./sentence.js";
import type {SourceCoverage} from "./source-metrics.js";

/** How many prospects have no source, and what they have won. */
export function unknownSentence(all: SourceCoverage | undefined): HTMLElement {
  if (!all?.journey_count) return sentence("lead_source_value.unknown");
  return sentence(all.unknown_won_amount === null ? "unknown_source.answer_count" : "unknown_source.answer", {
    figure: percent(all.unknown_rate),
    unknown: count(all.unknown_count),
    journeys: count(all.journey_count),
    won: count(all.unknown_won_count),
    amount: compactAmount(all.unknown_won_amount),
  });
}
