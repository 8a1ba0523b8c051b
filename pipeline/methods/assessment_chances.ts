import type {Method} from "../method.ts";
import {type ScoreModel, scoreModel} from "./score-model.ts";
import {byPattern, type Group, groupsOf, sizeOf} from "./score-pattern.ts";
import {chosenWay, splitOf} from "./score-trial.ts";

/**
 * The probability of a win in time by pattern of a grading, month by month: each month's by what was known at its beginning of what had
 * come of earlier gradings. What the fields carry is judged out of time by the same earlier gradings; without a signal everybody is told
 * the rate of all.
 */
export const assessmentChances: Method = {
  columns: {
    known_month: ["varchar", "month at whose beginning it could be told; '(now)' as of the run"],
    pattern: ["varchar", "criteria with word, level and weight, as JSON"],
    told_by: ["varchar", "shrunk weights, expert weights, the rate of all, or nothing"],
    chance_rate: [
      "double",
      "probability of a win within the days that a score speaks of; null where too little had happened",
    ],
    first_reason: ["varchar", "the criterion that moves it most; (none) where none does"],
    first_reason_word: ["varchar", "what is known of that criterion"],
    first_reason_ratio: ["double", "by so much it moves the log odds, against the mean of all gradings"],
    second_reason: ["varchar", "the criterion that moves it second most; (none) where none does"],
    second_reason_word: ["varchar", "what is known of that criterion"],
    second_reason_ratio: ["double", "by so much it moves the log odds, against the mean of all gradings"],
    baseline_rate: ["double", "naive Bayes, as CRMs compute it from the same fields"],
  },
  rows: (input) => {
    const groups = groupsOf(input);
    const months = [...new Set(groups.map(({month}) => month))].sort();
    return [
      ...months.flatMap((month) =>
        told(
          month,
          groups.filter(({learnt}) => learnt <= month),
          groups.filter((group) => group.month === month),
        ),
      ),
      ...told(
        "(now)",
        groups.filter(({isMature}) => isMature),
        groups,
      ),
    ];
  },
};

function told(month: string, learn: Group[], tell: Group[]) {
  const {way, verdict} = chosenWay(splitOf(learn));
  const {count, wins} = sizeOf(learn);
  const isEnough = verdict.verdict !== "too few";
  const fitted = isEnough ? scoreModel(learn, way) : undefined;
  const constant: ScoreModel = {chance: () => wins / count, reasons: () => []};
  const model = verdict.verdict === "usable" ? fitted : isEnough ? constant : undefined;
  const baseline = isEnough ? scoreModel(learn, "naive Bayes") : undefined;
  return byPattern(tell).map((group) => {
    const [first, second] = model?.reasons(group) ?? [];
    return {
      known_month: month,
      pattern: group.pattern,
      told_by: !model ? "nothing" : model === constant ? "the rate of all" : way,
      chance_rate: model?.chance(group) ?? null,
      first_reason: first?.criterion ?? "(none)",
      first_reason_word: first?.word ?? "(none)",
      first_reason_ratio: first?.moves ?? null,
      second_reason: second?.criterion ?? "(none)",
      second_reason_word: second?.word ?? "(none)",
      second_reason_ratio: second?.moves ?? null,
      baseline_rate: baseline?.chance(group) ?? null,
    };
  });
}
