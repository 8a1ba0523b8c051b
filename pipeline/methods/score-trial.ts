import {brier} from "./calibration.ts";
import {ranking, type Told} from "./ranking.ts";
import {type ScoreModel, scoreModel, type Way} from "./score-model.ts";
import {type Group, sizeOf} from "./score-pattern.ts";

/** Gradings to learn from and gradings of later months to be judged by, with nothing between that was not known yet. */
export type Split = {from: string; learn: Group[]; judge: Group[]};

/** What a way of telling a chance is worth, and why. */
export type Verdict = {
  verdict: "usable" | "these fields carry no signal" | "too few";
  reason: string;
};

export const fewest = 30;
const judgedShare = 0.4;

/**
 * What was learnt by the beginning of a month, against what is known to have come of later gradings. Without a month it is the
 * latest from which on at least two fifths of all gradings date.
 */
export function splitOf(groups: readonly Group[], given?: string): Split {
  const months = [...new Set(groups.map(({month}) => month))].sort().reverse();
  const {count} = sizeOf(groups);
  const from =
    given ??
    months.find((month) => sizeOf(groups.filter((each) => each.month >= month)).count >= judgedShare * count) ??
    "";
  return {
    from,
    learn: groups.filter(({learnt}) => learnt <= from),
    judge: groups.filter(({month}) => month >= from),
  };
}

/** The chances that a model tells of groups, in their order. */
export const toldBy = (model: ScoreModel, groups: readonly Group[]): Told[] => {
  const known = new Map<string, number>();
  return groups.map((group) => {
    const chance = known.get(group.pattern) ?? model.chance(group);
    known.set(group.pattern, chance);
    return {chance, count: group.count, wins: group.wins};
  });
};

/** How many gradings there are for each journey: those of one journey are alike. */
export function spreadOf({from}: Split, judge: readonly Group[]): number {
  const journeys = sizeOf(judge.filter(({previous}) => previous < from)).count;
  return journeys > 0 ? sizeOf(judge).count / journeys : 1;
}

/**
 * A way is usable where it ranks wins above the rest beyond chance and errs less than the constant that could be told by then; by gradings
 * later than all that it learnt from. Less than 30 wins or 30 others, to learn from or to judge by, are too few.
 */
export function verdictOf(
  split: Split,
  told: readonly Told[] | undefined,
  judge: readonly Group[] = split.judge,
): Verdict {
  const [learnt, judged] = [sizeOf(split.learn), sizeOf(judge)];
  const isFew = ({count, wins}: {count: number; wins: number}) => wins < fewest || count - wins < fewest;
  if (isFew(learnt)) return {verdict: "too few", reason: "too few to learn from"};
  if (isFew(judged)) return {verdict: "too few", reason: "too few to judge by"};
  if (!told) return {verdict: "too few", reason: "cannot be fitted"};
  const constant = told.map((each) => ({...each, chance: learnt.wins / learnt.count}));
  const noSignal = (reason: string): Verdict => ({verdict: "these fields carry no signal", reason});
  if (ranking(told, spreadOf(split, judge))!.low <= 0.5) return noSignal("ranks no better than chance");
  if (brier(told)! >= brier(constant)!) return noSignal("errs no less than a constant");
  return {verdict: "usable", reason: "(none)"};
}

/** The product's way where it can be fitted: weights shrunk towards the expert's, else the expert's. */
export function chosenWay(split: Split): {way: Way; verdict: Verdict} {
  for (const way of ["shrunk weights", "expert weights"] as const) {
    const model = scoreModel(split.learn, way);
    if (model) return {way, verdict: verdictOf(split, toldBy(model, split.judge))};
  }
  return {way: "expert weights", verdict: verdictOf(split, undefined)};
}
