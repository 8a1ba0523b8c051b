import {type Answer, answer} from "./answer.js";
import {compactAmount, count, ratio} from "./format.js";
import {label} from "./label.js";
import type {SpendExpected, SpendReturn} from "./spend-metrics.js";
import {t} from "./t.js";

/** Which channel's spend returns most at full age, with its interval, and whether the second's interval lies below it; null where none is ranked. */
export function expectedAnswer(rows: SpendExpected[], all: SpendReturn): Answer | null {
  const ranked = rows.filter((row) => row.expected_rank !== null);
  const [best, second] = ranked.sort((a, b) => Number(a.expected_rank) - Number(b.expected_rank));
  if (!best) return null;
  const isAlone = !second;
  const isSure = !isAlone && Number(best.expected_return_low_ratio) > Number(second.expected_return_high_ratio);
  const kind = isAlone ? "answer_alone" : isSure ? "answer" : "answer_unsure";
  return answer(ratio(best.expected_return_ratio), `full_return.${kind}`, {
    channel: label(best.channel),
    interval: returnInterval(best),
    months: count(best.month_count),
    wins: count(best.won_count),
    other: label(second?.channel),
    other_return: ratio(second?.expected_return_ratio),
    other_interval: second ? returnInterval(second) : "–",
    spent: compactAmount(all.spend_amount),
    won: compactAmount(all.paid_won_amount),
    so_far: ratio(all.paid_return_ratio),
  });
}

/** The 95 % interval of a return at full age, in words. */
export function returnInterval({
  expected_return_low_ratio: low,
  expected_return_high_ratio: high,
}: SpendExpected): string {
  return low === null ? "–" : t("interval.between", {low: ratio(low), high: ratio(high)});
}
