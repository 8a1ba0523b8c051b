import {betaBelow, betaQuantile, logGamma} from "./beta.ts";

/** Probability of k or more of n, each with the same chance, through the incomplete beta function (DLMF 8.17.5). */
export const binomialFrom = (k: number, n: number, chance: number): number =>
  k <= 0 ? 1 : k > n ? 0 : betaBelow(chance, k, n - k + 1);

/** Probability of k or fewer of n. */
const binomialUpTo = (k: number, n: number, chance: number): number =>
  k < 0 ? 0 : k >= n ? 1 : betaBelow(1 - chance, n - k, k + 1);

/** Two-sided p of k of n against a chance in (0, 1): all counts no likelier than the one seen (R's binom.test). */
export function binomialTwoSided(k: number, n: number, chance: number): number {
  const mean = n * chance;
  if (k === mean) return 1;
  const seen = logChance(k, n, chance) + 1e-7;
  // away from the mean counts become rarer: the first on the other side that is no likelier, by halving
  let [near, far] = k < mean ? [Math.ceil(mean), n + 1] : [Math.floor(mean), -1];
  while (near !== far) {
    const middle = k < mean ? Math.floor((near + far) / 2) : Math.ceil((near + far) / 2);
    if (logChance(middle, n, chance) <= seen) far = middle;
    else near = k < mean ? middle + 1 : middle - 1;
  }
  const both =
    k < mean
      ? binomialUpTo(k, n, chance) + binomialFrom(near, n, chance)
      : binomialFrom(k, n, chance) + binomialUpTo(near, n, chance);
  return Math.min(both, 1);
}

/** Exact 95 % interval of k of n (Clopper and Pearson 1934). */
export const exactInterval = (k: number, n: number): [low: number, high: number] => [
  k === 0 ? 0 : betaQuantile(0.025, k, n - k + 1),
  k === n ? 1 : betaQuantile(0.975, k + 1, n - k),
];

const logChance = (k: number, n: number, chance: number): number =>
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(chance) + (n - k) * Math.log1p(-chance);
