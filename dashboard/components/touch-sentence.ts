import {count, percent, tenths} from "./format.js";
import {sentence} from "./sentence.js";
import type {TouchEvidence} from "./source-metrics.js";

const flattering = 1.5;

/** In how many wins one channel alone is on record, and whether touches are logged mostly for what was won: then every rule flatters what sales names. */
export function touchSentence(rows: TouchEvidence[]): HTMLElement {
  const [won, lost] = ["won", "lost"].map((outcome) => rows.find((row) => row.outcome === outcome));
  if (won?.touch_ratio == null || lost?.touch_ratio == null) return sentence("touch.unknown");
  const isFlattered = won.touch_ratio >= flattering * lost.touch_ratio;
  return sentence(isFlattered ? "touch.flattered" : "touch.even", {
    won: tenths(won.touch_ratio),
    lost: tenths(lost.touch_ratio),
    one: count(won.one_channel_count),
    wins: count(won.journey_count),
    told: percent(won.told_rate),
  });
}
