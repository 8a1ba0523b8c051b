import {type Answer, answer} from "./answer.js";
import {count, percent} from "./format.js";
import {label} from "./label.js";
import type {StageConversion} from "./metrics.js";

/** Where the fewest go on, among rows of one period and one member. */
export function stageAnswer(rows: StageConversion[]): Answer {
  const worst = rows.find((row) => row.leak_rank === 1);
  if (!worst) return answer("–", rows.length ? "stage_conversion.too_few" : "stage_conversion.unknown");
  const values = {
    stage: label(worst.stage),
    reached: count(worst.reached_count),
    ended: count(worst.ended_count),
    open: count(worst.open_count),
  };
  if (!worst.ended_count)
    return answer(percent(worst.went_on_of_reached_rate), "stage_conversion.answer_none_ended", values);
  const key = rows.length === 1 ? "stage_conversion.answer_single" : "stage_conversion.answer";
  return answer(percent(worst.went_on_rate), key, values);
}
