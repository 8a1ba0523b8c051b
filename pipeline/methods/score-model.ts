import {chanceOf, logistic} from "./logistic.ts";
import {chanceByFrequencies, frequenciesOf} from "./naive-bayes.ts";
import {byPattern, type Criterion, type Group, sizeOf} from "./score-pattern.ts";

/** By so much a criterion moves the log odds of a pattern, against the mean of those that the model learnt from. */
export type Reason = {criterion: string; word: string; moves: number};

/** What tells a chance, and by which criteria; with shrunk weights, how far a level of each moved from what was declared. */
export type ScoreModel = {
  chance: (group: Group) => number;
  reasons: (group: Group) => Reason[];
  weights?: Map<string, {declared: number; moved: number; unknown: number | undefined}>;
};

/** The ways of telling a chance. */
export const waysOfTelling = ["expert weights", "shrunk weights", "words alone", "naive Bayes"] as const;
export type Way = (typeof waysOfTelling)[number];

const ridgeToExpert = 10;
const ridgeOfWords = 1;
const eventsPerCriterion = 10;
const mostWords = 200;

/**
 * expert weights: logit = a + b · score, the scorecard as declared, calibrated.
 * shrunk weights: logit = a′ + b · score + Σ (δ_c · level_c + υ_c · unknown_c), with 10 / 2 · Σ (δ² + υ²) to pay (a ridge towards the expert):
 * little data leave the declared weights, much data move them; from 10 wins a criterion.
 * words alone: a logistic regression on the words as they stand, without levels and weights (ridge 1).
 * naive Bayes: as CRMs compute it from the same words.
 * Undefined where it cannot be fitted.
 */
export function scoreModel(learntFrom: readonly Group[], way: Way): ScoreModel | undefined {
  const groups = byPattern(learntFrom);
  if (way === "naive Bayes") return byNaiveBayes(groups);
  if (way === "words alone") return byWords(groups);
  const line = logistic(groups.map(({score, count, wins}) => ({values: [score], count, wins})));
  if (!line) return undefined;
  const slope = line.weights[0]!;
  const share = ({criteria}: Group, {weight, level}: Criterion) =>
    (slope * weight * level) / (4 * criteria.reduce((sum, each) => sum + each.weight, 0));
  if (way === "expert weights") return additive(groups, line.intercept, (group, each) => share(group, each));
  const names = [...new Set(groups.flatMap(({criteria}) => criteria.map(({criterion}) => criterion)))].sort();
  if (sizeOf(groups).wins < eventsPerCriterion * names.length) return undefined;
  const unknown = names.filter((name) =>
    groups.some(({criteria}) => criteria.some((each) => each.criterion === name && !each.known)),
  );
  const valuesOf = ({criteria}: Group) => {
    const by = new Map(criteria.map((each) => [each.criterion, each]));
    return [
      ...names.map((name) => by.get(name)?.level ?? 0),
      ...unknown.map((name) => Number(by.get(name)?.known === false)),
    ];
  };
  const fit = logistic(
    groups.map((group) => ({
      values: valuesOf(group),
      offset: slope * group.score,
      count: group.count,
      wins: group.wins,
    })),
    ridgeToExpert,
  );
  if (!fit) return undefined;
  const moved = new Map(names.map((name, index) => [name, fit.weights[index]!]));
  const missed = new Map(unknown.map((name, index) => [name, fit.weights[names.length + index]!]));
  const {count} = sizeOf(groups);
  const declared = (name: string) =>
    groups.reduce((sum, group) => {
      const own = group.criteria.find(({criterion}) => criterion === name);
      return sum + (own ? (share(group, {...own, level: 1}) * group.count) / count : 0);
    }, 0);
  return {
    ...additive(groups, fit.intercept, (group, each) => {
      const ofUnknown = each.known ? 0 : (missed.get(each.criterion) ?? 0);
      return share(group, each) + (moved.get(each.criterion) ?? 0) * each.level + ofUnknown;
    }),
    weights: new Map(
      names.map((name) => [name, {declared: declared(name), moved: moved.get(name)!, unknown: missed.get(name)}]),
    ),
  };
}

/** What differs by rounding only is told the same. */
const rounded = (chance: number): number => Math.round(chance * 1e12) / 1e12;

/** A model whose log odds are a sum over criteria. */
function additive(groups: Group[], intercept: number, part: (group: Group, each: Criterion) => number): ScoreModel {
  const {count} = sizeOf(groups);
  const means = new Map<string, number>();
  for (const group of groups)
    for (const each of group.criteria)
      means.set(each.criterion, (means.get(each.criterion) ?? 0) + (group.count * part(group, each)) / count);
  return {
    chance: (group) => rounded(chanceOf(group.criteria.reduce((sum, each) => sum + part(group, each), intercept))),
    reasons: (group) =>
      group.criteria
        .map((each) => ({
          criterion: each.criterion,
          word: each.word,
          moves: part(group, each) - (means.get(each.criterion) ?? 0),
        }))
        .filter(({moves}) => Math.abs(moves) > 1e-9)
        .sort(
          (one, other) => Math.abs(other.moves) - Math.abs(one.moves) || (one.criterion < other.criterion ? -1 : 1),
        ),
  };
}

const nameOf = ({criterion, word}: Criterion): string => `${criterion}=${word}`;

function byWords(groups: Group[]): ScoreModel | undefined {
  const words = [...new Set(groups.flatMap(({criteria}) => criteria.map(nameOf)))].sort();
  if (words.length > mostWords) return undefined;
  const valuesOf = ({criteria}: Group) => {
    const said = new Set(criteria.map(nameOf));
    return words.map((word) => Number(said.has(word)));
  };
  const fit = logistic(
    groups.map((group) => ({values: valuesOf(group), count: group.count, wins: group.wins})),
    ridgeOfWords,
  );
  if (!fit) return undefined;
  const weights = new Map(words.map((word, index) => [word, fit.weights[index]!]));
  return additive(groups, fit.intercept, (_, each) => weights.get(nameOf(each)) ?? 0);
}

function byNaiveBayes(groups: Group[]): ScoreModel {
  const fieldsOf = ({criteria}: Group) =>
    Object.fromEntries(criteria.filter(({known}) => known).map(({criterion, word}) => [criterion, word]));
  const frequencies = frequenciesOf(
    groups.map((group) => ({fields: fieldsOf(group), wins: group.wins, losses: group.count - group.wins})),
  );
  return {chance: (group) => rounded(chanceByFrequencies(frequencies, fieldsOf(group))), reasons: () => []};
}
