import {logGamma} from "./beta.ts";

export type Counted = {k: number; n: number};

/**
 * (a, b) of k ~ BetaBinomial(n, a, b) by maximum likelihood: Nelder–Mead (1965) over the logit of the mean and the log of the strength
 * a + b. Undefined at the boundary, where the likelihood still grows at a strength of 1e5: the units do not differ beyond chance.
 */
export function betaBinomialFit(units: Counted[]): {a: number; b: number; logLikelihood: number} | undefined {
  const [k, n] = [sum(units.map((unit) => unit.k)), sum(units.map((unit) => unit.n))];
  if (k === 0 || k === n) return undefined;
  const lost = ([mean, strength]: Point) =>
    strength! > Math.log(1e8) || strength! < -7 || Math.abs(mean!) > 30
      ? Number.POSITIVE_INFINITY
      : -logLikelihood(units, ...shapeOf([mean!, strength!]));
  const start = Math.log(k / (n - k));
  const ends = [0, 3, 7].map((strength) => lowest(lost, [start, strength]));
  const best = ends.reduce((one, other) => (lost(other) < lost(one) ? other : one));
  if (best[1] > Math.log(1e5)) return undefined;
  const [a, b] = shapeOf(best);
  return {a, b, logLikelihood: logLikelihood(units, a, b)};
}

/** ln of the probability of the counts under Beta-binomials of the same a and b. */
export const logLikelihood = (units: Counted[], a: number, b: number): number =>
  sum(
    units.map(
      ({k, n}) =>
        logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + risen(a, k) + risen(b, n - k) - risen(a + b, n),
    ),
  );

/** ln of the probability of the counts under one rate for all. */
export const binomialLogLikelihood = (units: Counted[], rate: number): number =>
  sum(
    units.map(
      ({k, n}) =>
        logGamma(n + 1) -
        logGamma(k + 1) -
        logGamma(n - k + 1) +
        (k > 0 ? k * Math.log(rate) : 0) +
        (n > k ? (n - k) * Math.log(1 - rate) : 0),
    ),
  );

type Point = [mean: number, strength: number];

const sum = (given: number[]): number => given.reduce((before, each) => before + each, 0);
/** ln of x (x + 1) … (x + count − 1); term by term where ln Γ is so large that its difference would lose digits. */
function risen(x: number, count: number): number {
  if (count > 2000 || x < 1000) return logGamma(x + count) - logGamma(x);
  let total = 0;
  for (let step = 0; step < count; step++) total += Math.log(x + step);
  return total;
}
const shapeOf = ([mean, strength]: Point): [number, number] => [
  Math.exp(strength) / (1 + Math.exp(-mean)),
  Math.exp(strength) / (1 + Math.exp(mean)),
];

function lowest(of: (at: Point) => number, start: Point): Point {
  const valued = (at: Point) => ({at, value: of(at)});
  let corners = [start, [start[0] + 0.3, start[1]], [start[0], start[1] + 0.7]].map((at) => valued(at as Point));
  for (let step = 0; step < 600; step++) {
    corners.sort((one, other) => one.value - other.value);
    const [best, middle, worst] = corners as [Corner, Corner, Corner];
    if (Math.abs(worst.at[0] - best.at[0]) + Math.abs(worst.at[1] - best.at[1]) < 1e-10) break;
    const centre: Point = [(best.at[0] + middle.at[0]) / 2, (best.at[1] + middle.at[1]) / 2];
    const along = (by: number) =>
      valued([centre[0] + by * (worst.at[0] - centre[0]), centre[1] + by * (worst.at[1] - centre[1])]);
    const reflected = along(-1);
    let next = reflected;
    if (reflected.value < best.value) {
      const further = along(-2);
      if (further.value < reflected.value) next = further;
    } else if (reflected.value >= middle.value) next = along(reflected.value < worst.value ? -0.5 : 0.5);
    corners =
      next.value < worst.value
        ? [best, middle, next]
        : [best, ...[middle, worst].map(({at}) => valued([(at[0] + best.at[0]) / 2, (at[1] + best.at[1]) / 2]))];
  }
  return corners.sort((one, other) => one.value - other.value)[0]!.at;
}

type Corner = {at: Point; value: number};
