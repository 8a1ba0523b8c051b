import {type Answer, answer} from "./answer.js";
import {expectedAnswer} from "./expected-answer.js";
import {compactAmount, percent, ratio} from "./format.js";
import {label} from "./label.js";
import type {SpendExpected, SpendReturn} from "./spend-metrics.js";

/** The channel whose spend returns most at full age; of one period, or where growth cannot be told, the one that has returned most so far. */
export function returnAnswer(rows: SpendReturn[], expected: SpendExpected[], period = "(all)"): Answer {
  const ofPeriod = rows.filter((row) => row.period === period);
  const all = ofPeriod.find((row) => row.level === "all");
  if (!all?.spend_amount) return answer("–", "spend_return.unknown");
  const [spent, won] = [compactAmount(all.spend_amount), compactAmount(all.paid_won_amount)];
  const values = {spent, won, decided: percent(all.decided_rate)};
  if (all.paid_won_amount === null) return answer(spent, "spend_return.nothing", values);
  if (all.paid_won_amount === 0) return answer(ratio(0), "spend_return.nothing_yet", values);
  const full = period === "(all)" ? expectedAnswer(expected, all) : null;
  if (full) return full;
  const best = ofPeriod.find((row) => row.return_rank === 1);
  if (!best) return answer(ratio(all.paid_return_ratio), "spend_return.answer_whole", values);
  const ofBest = {
    channel: label(best.member),
    best: ratio(best.return_ratio),
    best_decided: percent(best.decided_rate),
  };
  return answer(ratio(all.paid_return_ratio), "spend_return.answer", {...values, ...ofBest});
}
