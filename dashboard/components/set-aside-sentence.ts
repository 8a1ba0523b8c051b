import {amount, count, percent} from "./format.js";
import type {SetAside} from "./opportunity-metrics.js";
import {sentence} from "./sentence.js";

/** How many were returned to marketing, how many came back, and what that was worth. */
export function setAsideSentence(rows: SetAside[]): HTMLElement {
  const all = rows.find((row) => row.reason === "(all)");
  if (!all?.set_aside_count) return sentence("set_aside.unknown");
  const values = {figure: count(all.set_aside_count), back: count(all.back_count), share: percent(all.back_rate)};
  if (all.back_count === null) return sentence("set_aside.few_back", values);
  if (all.back_won_count === null) return sentence("set_aside.few_won", values);
  const won = {won: count(all.back_won_count), amount: amount(all.back_won_amount)};
  return sentence("set_aside.answer", {...values, ...won});
}
