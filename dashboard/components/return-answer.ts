import {type Answer, answer} from "./answer.js";
import {compactAmount, percent, ratio} from "./format.js";
import {label} from "./label.js";
import type {SpendReturn} from "./metrics.js";

/** What came back for what was spent in a period, and the channel that returned most. */
export function returnAnswer(rows: SpendReturn[], period = "(all)"): Answer {
  const ofPeriod = rows.filter((row) => row.period === period);
  const all = ofPeriod.find((row) => row.channel === "(all)");
  if (!all?.spend_amount) return answer("–", "spend_return.unknown");
  const values = {
    spent: compactAmount(all.spend_amount),
    won: compactAmount(all.won_amount),
    decided: percent(all.decided_rate),
  };
  if (!all.won_amount) return answer(compactAmount(all.spend_amount), "spend_return.nothing", values);
  const best = ofPeriod.find((row) => row.return_rank === 1);
  if (!best) return answer(ratio(all.return_ratio), "spend_return.answer_whole", values);
  const ofBest = {
    channel: label(best.channel),
    best: ratio(best.return_ratio),
    best_decided: percent(best.decided_rate),
  };
  return answer(ratio(all.return_ratio), "spend_return.answer", {...values, ...ofBest});
}
