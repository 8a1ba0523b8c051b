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
    let [share, next, value] = [1, at, reached];
    for (; share > 1e-10; share /= 2) {
      next = at.map((each, index) => each + share * step[index]!);
      value = objective(cases, next, ridge);
      if (value >= reached) break;
    }
    if (share <= 1e-10) break;
    const gained = value - reached;
    [at, reached] = [next, value];
    if (gained < 1e-13 * (1 + Math.abs(reached)) && Math.max(...step.map(Math.abs)) < 1e-9) break;
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

/** The logit of cases. */
export const logitOf = ({values, offset = 0}: Cases, [intercept, ...weights]: readonly number[]): number =>
  weights.reduce((before, weight, index) => before + weight * values[index]!, offset + intercept!);

const sum = (given: readonly number[]): number => given.reduce((before, each) => before + each, 0);
// ln(1 + e^x) without overflow
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

function objective(cases: readonly Cases[], at: readonly number[], ridge: number): number {
  const fit = sum(
    cases.map((each) => {
      const logit = logitOf(each, at);
      return each.wins * logit - each.count * softplus(logit);
    }),
  );
  return fit - (ridge / 2) * sum(at.slice(1).map((weight) => weight ** 2));
}

function derivatives(cases: readonly Cases[], at: readonly number[], ridge: number) {
  const slope = at.map((weight, index) => (index === 0 ? 0 : -ridge * weight));
  const bend = at.map((_, row) => at.map((__, column) => (row === column && row > 0 ? ridge : 0)));
  for (const each of cases) {
    const chance = chanceOf(logitOf(each, at));
    const values = [1, ...each.values];
    const [missed, spread] = [each.wins - each.count * chance, each.count * chance * (1 - chance)];
    for (let row = 0; row < values.length; row++) {
      slope[row]! += missed * values[row]!;
      for (let column = 0; column < values.length; column++)
        bend[row]![column]! += spread * values[row]! * values[column]!;
    }
  }
  return {slope, bend};
}

/** No case is left whose outcome the fit does not know for certain. */
const isSeparated = (cases: readonly Cases[], at: readonly number[]): boolean =>
  Math.max(...at.map(Math.abs)) > 1e6 ||
  cases.every((each) => {
    const chance = chanceOf(logitOf(each, at));
    return each.wins === 0 ? chance < 1e-6 : each.wins === each.count && chance > 1 - 1e-6;
  });
