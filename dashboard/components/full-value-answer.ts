import {type Answer, answer} from "./answer.js";
import {amount, count} from "./format.js";
import {label} from "./label.js";
import type {SourceValue} from "./source-metrics.js";

/** Which named source is worth most per lead at full age, and whether its interval lies above the average; null where none is ranked. */
export function fullValueAnswer(rows: SourceValue[]): Answer | null {
  const all = rows.find((row) => row.member === "(all)");
  const ranked = rows.filter((row) => row.full_value_rank !== null && !row.member.startsWith("("));
  const [best] = ranked.sort((a, b) => Number(a.full_value_rank) - Number(b.full_value_rank));
  if (!best || all?.full_value_amount == null || best.full_value_low_amount === null) return null;
  const isAbove = best.full_value_low_amount > all.full_value_amount;
  return answer(amount(best.full_value_amount), isAbove ? "full_value.answer" : "full_value.answer_unsure", {
    source: label(best.member),
    low: amount(best.full_value_low_amount),
    high: amount(best.full_value_high_amount),
    average: amount(all.full_value_amount),
    leads: count(best.lead_count),
  });
}
