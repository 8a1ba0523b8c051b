import {type Answer, answer} from "./answer.js";
import {compactAmount, count, interval, percent} from "./format.js";
import type {RunReport, WinRate} from "./metrics.js";
import type {LeadSourceValue} from "./source-metrics.js";

/** How much of what came in is won in the end, and for how much so far; where no amount is known at the win, the orders after it. */
export function wonAnswer(rows: LeadSourceValue[], run: RunReport, winRates: WinRate[]): Answer {
  const all = rows.find((row) => row.period === "(all)" && row.breakdown === "all");
  if (!all?.journey_count) return answer("–", "won.unknown");
  const curve = winRates.find((row) => row.period === "(all)" && row.is_headline);
  const values = {
    interval: interval(curve?.win_rate_low, curve?.win_rate_high),
    won: count(all.won_count),
    journeys: count(all.journey_count),
    open: count(all.open_count),
    amount: compactAmount(all.won_amount),
    orders: compactAmount(run.traced_order_amount),
  };
  const money = all.won_amount !== null ? "" : run.traced_order_amount ? "_orders" : "_count";
  if (curve?.win_rate == null) return answer(percent(all.won_of_entered_rate), `won.answer${money}`, values);
  return answer(percent(curve.win_rate), `won.curve${money}`, values);
}
