import {chiSquareAbove} from "./chi-square.ts";

export type Fit = {chiSquare: number; degrees: number; byChance: number};

/** How far counts lie from the shares that they should have, the same for each where none are given (Pearson's chi-square). */
export function goodnessOfFit(counts: number[], shares: number[] = counts.map(() => 1 / counts.length)): Fit {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  const parts = counts.map((count, index) => (count - whole * shares[index]!) ** 2 / (whole * shares[index]!));
  return fitOf(
    parts.reduce((sum, part) => sum + part, 0),
    counts.length - 1,
  );
}

/** How far the shares k / n of several groups lie from one share for all; undefined where the groups leave nothing to differ in. */
export function sameShare(groups: {k: number; n: number}[]): Fit | undefined {
  const filled = groups.filter(({n}) => n > 0);
  const [k, n] = [filled.reduce((sum, group) => sum + group.k, 0), filled.reduce((sum, group) => sum + group.n, 0)];
  if (filled.length < 2 || k === 0 || k === n) return undefined;
  const share = k / n;
  return fitOf(
    filled.reduce((sum, group) => sum + (group.k - group.n * share) ** 2 / (group.n * share * (1 - share)), 0),
    filled.length - 1,
  );
}

const fitOf = (chiSquare: number, degrees: number): Fit => ({
  chiSquare,
  degrees,
  byChance: chiSquareAbove(chiSquare, degrees),
});
