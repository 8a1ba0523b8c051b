import {percent} from "./format.js";
import type {WinRate} from "./metrics.js";
import {sentence} from "./sentence.js";

/** How far the six formulas lie apart on the same journeys. */
export function winRateSentence(rows: WinRate[]): HTMLElement {
  const rates = rows.flatMap((row) => (row.win_rate === null ? [] : [row.win_rate]));
  if (!rates.length) return sentence("win_rates.unknown");
  const curve = rows.find((row) => row.is_headline)?.win_rate;
  const ends = {low: percent(Math.min(...rates)), high: percent(Math.max(...rates)), curve: percent(curve)};
  return sentence(curve == null ? "win_rates.answer_no_curve" : "win_rates.answer", ends);
}
