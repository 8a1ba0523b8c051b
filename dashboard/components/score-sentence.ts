import {count, interval, month, ratio, wholePercent} from "./format.js";
import type {ScoreQuality} from "./opportunity-metrics.js";
import {sentence} from "./sentence.js";

/** Whether the score can be believed, said as pairs: how often the one that was won was told the higher chance. */
export function scoreSentence(rows: ScoreQuality[]): HTMLElement {
  const row =
    rows.find((each) => each.is_used) ??
    rows.find((each) => each.told_by === "shrunk weights" && each.ranking_rate !== null) ??
    rows.find((each) => each.told_by === "expert weights");
  if (!row) return sentence("score.unknown");
  if (row.verdict === "too few" || row.ranking_rate === null) return sentence("score.too_few");
  return sentence(row.verdict === "usable" ? "score.usable" : "score.no_signal", {
    figure: wholePercent(row.ranking_rate),
    interval: interval(row.ranking_rate_low, row.ranking_rate_high),
    judged: count(row.judged_count),
    from: month(row.judged_from),
    lift: ratio(row.top_lift_ratio),
    days: count(row.within_days),
  });
}
