import type {StageVelocity} from "./curve-metrics.js";
import {days} from "./format.js";
import {label} from "./label.js";
import {down} from "./order.js";
import {sentence} from "./sentence.js";

/** After how long half of all have ended, and at which stage they stay longest; rows of one group. */
export function dwellSentence(rows: StageVelocity[]): HTMLElement | string {
  const whole = rows.find((row) => row.stage === "(all)")?.median_stage_days;
  const [longest] = rows
    .filter((row) => row.stage !== "(all)" && row.median_stage_days !== null)
    .sort(down((row) => row.median_stage_days));
  if (!longest) return "";
  const values = {stage: label(longest.stage), longest: days(longest.median_stage_days)};
  return sentence(whole == null ? "dwell.answer_stage" : "dwell.answer", {...values, days: days(whole)});
}
