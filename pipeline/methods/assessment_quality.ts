import type {Method} from "../method.ts";
import {brier, brierParts, brierSkill, calibrationError, calibrationLine, logLoss} from "./calibration.ts";
import {merged, ranking, tenths} from "./ranking.ts";
import {type ScoreModel, scoreModel, waysOfTelling} from "./score-model.ts";
import {type Group, groupsOf, sizeOf} from "./score-pattern.ts";
import {shuffledAuc, singleCriteria} from "./score-probes.ts";
import {type Split, splitOf, spreadOf, toldBy, verdictOf} from "./score-trial.ts";

/**
 * How well each way of telling a chance foretold gradings of months later than all that it learnt from, for all and by product line, with two
 * probes for leaks: labels shuffled (the ranking must fall to chance), and each criterion alone (one that tells all was written afterwards).
 */
export const assessmentQuality: Method = {
  columns: {
    breakdown: ["varchar", "all or product_line"],
    member: ["varchar", "the product line, or '(all)'"],
    told_by: [
      "varchar",
      "expert weights, shrunk weights, words alone (no levels), or naive Bayes (as CRMs compute it)",
    ],
    judged_from: ["varchar", "first month of the gradings that it was judged by"],
    learnt_count: ["integer", "gradings that it learnt from; what came of them was known before that month"],
    learnt_won_count: ["integer", "of them, followed by a win in time"],
    judged_count: ["integer", "gradings that it was judged by"],
    judged_journey_count: ["integer", "journeys that they belong to"],
    judged_won_count: ["integer", "of those gradings, followed by a win in time"],
    judged_won_rate: ["double", "their share"],
    ranking_rate: [
      "double",
      "how often one that was won was told a higher chance than one that was not (AUC, ties half)",
    ],
    ranking_rate_low: ["double", "lower end of its 95 % interval (DeLong, widened for gradings of one journey)"],
    ranking_rate_high: ["double", "upper end of its 95 % interval"],
    brier_ratio: ["double", "mean squared error of the chances"],
    constant_brier_ratio: ["double", "the same of the constant that could be told by then"],
    brier_skill_ratio: ["double", "1 − error / error of a constant that knew the rate; 0 or less is no use"],
    log_loss_ratio: ["double", "mean of −ln of the chance told to what happened"],
    calibration_error_rate: ["double", "mean distance of chance and rate over ten bins"],
    calibration_slope_ratio: ["double", "1 where chances are right; less where they lie too far apart"],
    calibration_intercept_ratio: [
      "double",
      "log odds by which chances are too low, or if negative too high, at slope 1",
    ],
    miscalibration_ratio: ["double", "part of the error that redrawing the chances by what happened would take away"],
    discrimination_ratio: ["double", "part of a constant's error that the ranking takes away"],
    top_lift_ratio: ["double", "rate of the tenth with the highest chances over that of all"],
    top_captured_rate: ["double", "share of all wins in that tenth"],
    below_count: ["integer", "gradings with less points than those from which a chance goes to a person"],
    missed_won_count: ["integer", "of them, followed by a win in time"],
    shuffled_ranking_rate: ["double", "the ranking with outcomes shuffled among all, mean of 20: must be near a half"],
    best_criterion: ["varchar", "the criterion that ranks best alone"],
    best_criterion_rate: ["double", "how well it ranks; above 0.9 it was probably written down afterwards"],
    verdict: ["varchar", "usable, these fields carry no signal, or too few"],
    verdict_reason: ["varchar", "why; (none) where it is usable"],
  },
  rows: (input) => {
    const groups = groupsOf(input).filter(({isMature}) => isMature);
    if (groups.length === 0) return [];
    const split = splitOf(groups);
    const lines = [...new Set(groups.map(({line}) => line))].sort();
    const best = new Map<string, ReturnType<typeof singleCriteria>>();
    return waysOfTelling.flatMap((way) => {
      const model = scoreModel(split.learn, way);
      return [undefined, ...lines].map((line) => {
        const judge = line === undefined ? split.judge : split.judge.filter((group) => group.line === line);
        const key = line ?? "(all)";
        if (!best.has(key)) best.set(key, singleCriteria(split, judge));
        return {
          breakdown: line === undefined ? "all" : "product_line",
          member: key,
          told_by: way,
          ...qualityOf(split, judge, model),
          ...best.get(key),
          shuffled_ranking_rate: line === undefined && model ? shuffledAuc(split, way) : null,
          ...judgement(split, judge, model, best.get(key)?.best_criterion_rate ?? null),
        };
      });
    });
  },
};

function judgement(split: Split, judge: Group[], model: ScoreModel | undefined, best: number | null) {
  const {verdict, reason} = verdictOf(split, model && toldBy(model, judge), judge);
  return {
    verdict,
    verdict_reason: verdict === "usable" && best !== null && best > 0.9 ? "one criterion alone tells it" : reason,
  };
}

/** The figures of what a model told of the gradings that it is judged by; null where there is no model. */
export function qualityOf(split: Split, judge: Group[], model: ScoreModel | undefined) {
  const [learnt, judged] = [sizeOf(split.learn), sizeOf(judge)];
  const told = model && judge.length > 0 ? merged(toldBy(model, judge)) : undefined;
  const rank = told && ranking(told, spreadOf(split, judge));
  const line = told && calibrationLine(told);
  const parts = told && brierParts(told);
  const top = told && tenths(told)?.[0];
  const below = sizeOf(judge.filter(({score, serveFrom}) => score < serveFrom));
  const constant = told && learnt.count > 0 ? told.map((each) => ({...each, chance: learnt.wins / learnt.count})) : [];
  return {
    judged_from: split.from,
    learnt_count: learnt.count,
    learnt_won_count: learnt.wins,
    judged_count: judged.count,
    judged_journey_count: sizeOf(judge.filter(({previous}) => previous < split.from)).count,
    judged_won_count: judged.wins,
    judged_won_rate: judged.count > 0 ? judged.wins / judged.count : null,
    ranking_rate: rank?.auc ?? null,
    ranking_rate_low: rank?.low ?? null,
    ranking_rate_high: rank?.high ?? null,
    brier_ratio: (told && brier(told)) ?? null,
    constant_brier_ratio: brier(constant) ?? null,
    brier_skill_ratio: (told && brierSkill(told)) ?? null,
    log_loss_ratio: (told && logLoss(told)) ?? null,
    calibration_error_rate: (told && calibrationError(told)) ?? null,
    calibration_slope_ratio: line?.slope ?? null,
    calibration_intercept_ratio: line?.shift ?? null,
    miscalibration_ratio: parts?.miscalibration ?? null,
    discrimination_ratio: parts?.discrimination ?? null,
    top_lift_ratio: top?.lift ?? null,
    top_captured_rate: top?.captured ?? null,
    below_count: below.count,
    missed_won_count: below.wins,
  };
}
