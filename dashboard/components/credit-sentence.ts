import {compactAmount, tenths} from "./format.js";
import {label} from "./label.js";
import {sentence} from "./sentence.js";
import type {CreditRange} from "./source-metrics.js";

/** Between which amounts, or wins, the two channels with most credit lie, depending on the rule, and whether who is first depends on it. */
export function creditSentence(ranges: CreditRange[]): HTMLElement {
  const [first, second] = ranges
    .filter((row) => row.best_rank !== null)
    .sort((a, b) => Number(a.best_rank) - Number(b.best_rank));
  if (!first || !second) return sentence("credit.too_few");
  const isAmount = first.highest_amount !== null;
  const low = (row: CreditRange) => (isAmount ? compactAmount(row.lowest_amount) : tenths(row.lowest_count));
  const high = (row: CreditRange) => (isAmount ? compactAmount(row.highest_amount) : tenths(row.highest_count));
  const total = isAmount ? compactAmount(first.all_amount) : tenths(first.all_count);
  const values = {first: label(first.channel), second: label(second.channel), rules: first.rule_count, total};
  const isSame = (row: CreditRange) => low(row) === high(row);
  if (isSame(first) && isSame(second))
    return sentence(`credit.same_${isAmount ? "amount" : "count"}`, {
      ...values,
      first_high: high(first),
      second_high: high(second),
    });
  // where the first has another rank by some rule, another channel is first by that rule, and is the second here
  const key = second.best_rank === 1 ? "depends" : "stands";
  return sentence(`credit.${key}_${isAmount ? "amount" : "count"}`, {
    ...values,
    first_low: low(first),
    first_high: high(first),
    second_low: low(second),
    second_high: high(second),
  });
}
