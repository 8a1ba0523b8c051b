import {type Answer, answer} from "./answer.js";
import {compactAmount, count, percent} from "./format.js";
import type {LeadSourceValue, RunReport} from "./metrics.js";

/** How much of what came in was won, and for how much; where no amount is known at the win, the orders after it. */
export function wonAnswer(rows: LeadSourceValue[], run: RunReport): Answer {
  const all = rows.find((row) => row.fiscal_year === "(all)" && row.lead_source === "(all)");
  if (!all?.journey_count) return answer("–", "won.unknown");
  const values = {
    won: count(all.won_count),
    journeys: count(all.journey_count),
    open: count(all.open_count),
    amount: compactAmount(all.won_amount),
    orders: compactAmount(run.traced_order_amount),
  };
  const key =
    all.won_amount !== null ? "won.answer" : run.traced_order_amount ? "won.answer_orders" : "won.answer_count";
  return answer(percent(all.won_of_entered_rate), key, values);
}
