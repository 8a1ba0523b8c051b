import {type Answer, answer} from "./answer.js";
import {amount, count, percent} from "./format.js";
import {label} from "./label.js";
import type {LeadSourceValue} from "./source-metrics.js";

const enough = 30;

/**
 * Which named source is worth most per lead at full age, and what it can be told apart from: the second, or the average; where no amounts
 * are known, which wins most often.
 */
export function leadSourceAnswer(rows: LeadSourceValue[], period = "(all)"): Answer {
  const ofPeriod = rows.filter((row) => row.period === period);
  const all = ofPeriod.find((row) => row.breakdown === "all");
  if (!all?.journey_count) return answer("–", "lead_source_value.unknown");
  const named = ofPeriod.filter((row) => !row.member.startsWith("("));
  const [best, second] = named
    .filter((row) => row.full_value_rank !== null && row.full_value_amount !== null)
    .sort((a, b) => Number(a.full_value_rank) - Number(b.full_value_rank));
  if (best) return worthMost(best, second, all);
  const [oftenest] = named
    .filter((row) => row.journey_count >= enough && row.won_count > 0)
    .sort((a, b) => Number(b.won_of_entered_rate) - Number(a.won_of_entered_rate));
  if (!oftenest) {
    const key = all.won_count ? "lead_source_value.too_few" : "lead_source_value.no_win";
    return answer("–", key, {journeys: count(all.journey_count), won: count(all.won_count)});
  }
  return answer(percent(oftenest.won_of_entered_rate), "lead_source_value.answer_rate", {
    source: label(oftenest.member),
    average: percent(all.won_of_entered_rate),
    journeys: count(oftenest.journey_count),
  });
}

function worthMost(best: LeadSourceValue, second: LeadSourceValue | undefined, all: LeadSourceValue): Answer {
  const low = Number(best.full_value_low_amount);
  const isAverage = low <= Number(all.full_value_amount);
  const isBeside = second !== undefined && low <= Number(second.full_value_high_amount);
  const key = isAverage ? "answer_unsure" : isBeside ? "answer_beside" : "answer";
  return answer(amount(best.full_value_amount), `lead_source_value.${key}`, {
    source: label(best.member),
    low: amount(best.full_value_low_amount),
    high: amount(best.full_value_high_amount),
    average: amount(all.full_value_amount),
    leads: count(best.lead_count),
    second: label(second?.member),
    second_value: amount(second?.full_value_amount),
  });
}
