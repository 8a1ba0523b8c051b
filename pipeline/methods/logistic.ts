import {factored, inverseDiagonal, solved} from "./cholesky.ts";

/** Cases that share their values: how many there are, and how many of them came true. */
export type Cases = {values: readonly number[]; count: number; wins: number; offset?: number};

/** A fitted logistic regression; errors are standard errors, the intercept's first. */
export type LogisticFit = {
  intercept: number;
  weights: number[];
  errors: number[];
  logLikelihood: number;
};

/**
 * Logistic regression by Newton's method with step halving, started at the rate of all cases: maximises the log-likelihood less
 * ridge / 2 · Σ weight² (the intercept is free), where logit = offset + intercept + Σ weight · value (Hosmer & Lemeshow; le Cessie &
 * van Houwelingen 1992 for the ridge). Undefined where nothing or everything came true, where values separate the two wholly (then no
 * finite weights are best), or where columns cannot be told apart.
 */
export function logistic(cases: readonly Cases[], ridge = 0): LogisticFit | undefined {
  const [count, wins] = [sum(cases.map((each) => each.count)), sum(cases.map((each) => each.wins))];
  if (wins <= 0 || wins >= count) return undefined;
  const size = (cases[0]?.values.length ?? 0) + 1;
  let at = [Math.log(wins / (count - wins)), ...Array<number>(size - 1).fill(0)];
  let reached = objective(cases, at, ridge);
  for (let round = 0; round < 100; round++) {
    const {slope, bend} = derivatives(cases, at, ridge);
    const factor = factored(bend);
    if (!factor) return undefined;
    const step = solved(factor, slope);
    const promised = sum(step.map((each, index) => each * slope[index]!));
    for (let share = 1; share > 1e-6; share /= 2) {
      const next = at.map((each, index) => each + share * step[index]!);
      const value = objective(cases, next, ridge);
      // what rounding takes is no loss
      if (value < reached - 1e-12 * (1 + Math.abs(reached))) continue;
      [at, reached] = [next, value];
      break;
    }
    if (promised < 1e-13) break;
  }
  if (ridge === 0 && isSeparated(cases, at)) return undefined;
  const factor = factored(derivatives(cases, at, ridge).bend);
  if (!factor) return undefined;
  const [intercept, ...weights] = at as [number, ...number[]];
  const errors = inverseDiagonal(factor).map(Math.sqrt);
  return {intercept, weights, errors, logLikelihood: objective(cases, at, 0)};
}

/** The probability that a logit stands for. */
export const chanceOf = (logit: number): number => 1 / (1 + Math.exp(-logit));

const sum = (given: readonly number[]): number => given.reduce((before, each) => before + each, 0);

function logitOf({values, offset = 0}: Cases, at: readonly number[]): number {
  let logit = offset + at[0]!;
  for (let index = 0; index < values.length; index++) logit += at[index + 1]! * values[index]!;
  return logit;
}

function objective(cases: readonly Cases[], at: readonly number[], ridge: number): number {
  let reached = 0;
  for (const each of cases) {
    const logit = logitOf(each, at);
    // ln(1 + e^logit) without overflow
    reached += each.wins * logit - each.count * (Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))));
  }
  return reached - (ridge / 2) * sum(at.slice(1).map((weight) => weight ** 2));
}

/** First derivatives, and second ones with their sign turned. */
function derivatives(cases: readonly Cases[], at: readonly number[], ridge: number) {
  const size = at.length;
  const slope = at.map((weight, index) => (index === 0 ? 0 : -ridge * weight));
  const bend = at.map((_, row) => at.map((__, column) => (row === column && row > 0 ? ridge : 0)));
  const first = bend[0]!;
  for (const each of cases) {
    const chance = chanceOf(logitOf(each, at));
    const missed = each.wins - each.count * chance;
    const spread = each.count * chance * (1 - chance);
    slope[0]! += missed;
    first[0]! += spread;
    for (let row = 1; row < size; row++) {
      const value = each.values[row - 1]!;
      if (value === 0) continue;
      slope[row]! += missed * value;
      first[row]! += spread * value;
      const line = bend[row]!;
      for (let column = 1; column <= row; column++) line[column]! += spread * value * each.values[column - 1]!;
    }
  }
  // of the second ones, the lower half is all that is read
  for (let row = 1; row < size; row++) bend[row]![0] = first[row]!;
  return {slope, bend};
}

/** No case is left whose outcome the fit does not know for certain. */
const isSeparated = (cases: readonly Cases[], at: readonly number[]): boolean =>
  Math.max(...at.map(Math.abs)) > 1e6 ||
  cases.every((each) => {
    const chance = chanceOf(logitOf(each, at));
    return each.wins === 0 ? chance < 1e-6 : each.wins === each.count && chance > 1 - 1e-6;
  });
