import {type Answer, answer} from "./answer.js";
import {amount, count, percent} from "./format.js";
import {label} from "./label.js";
import type {LeadSourceValue} from "./metrics.js";

const enough = 30;

/** Which lead source is worth most: by value per lead, else, where no amounts are known, by the share that is won. */
export function leadSourceAnswer(rows: LeadSourceValue[], year = "(all)"): Answer {
  const ofYear = rows.filter((row) => row.fiscal_year === year);
  const all = ofYear.find((row) => row.lead_source === "(all)");
  if (!all?.journey_count) return answer("–", "lead_source_value.unknown");
  const best = ofYear.find((row) => row.value_rank === 1);
  if (best) {
    const values = {
      source: label(best.lead_source),
      average: amount(all.lead_value_amount),
      leads: count(best.lead_count),
    };
    return answer(amount(best.lead_value_amount), "lead_source_value.answer", values);
  }
  const [oftenest] = ofYear
    .filter((row) => !row.lead_source.startsWith("(") && row.journey_count >= enough && row.won_count > 0)
    .sort((a, b) => Number(b.won_of_entered_rate) - Number(a.won_of_entered_rate));
  if (!oftenest) {
    const key = all.won_count ? "lead_source_value.too_few" : "lead_source_value.no_win";
    return answer("–", key, {journeys: count(all.journey_count), won: count(all.won_count)});
  }
  return answer(percent(oftenest.won_of_entered_rate), "lead_source_value.answer_rate", {
    source: label(oftenest.lead_source),
    average: percent(all.won_of_entered_rate),
    journeys: count(oftenest.journey_count),
  });
}
