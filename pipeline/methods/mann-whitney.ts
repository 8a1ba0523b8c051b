import {chiSquareAbove} from "./chi-square.ts";

/**
 * Whether a part's values are greater than the rest's: U, the pairs in which they are, ties half, and the probability of as much or more by chance
 * (Mann and Whitney 1947; normal approximation with ties and continuity). Both lists sorted, the part's values among all. Undefined where the part
 * or the rest is empty, or all is the same.
 */
export function greaterThanRest(part: number[], all: number[]): {u: number; byChance: number} | undefined {
  const [n, m, whole] = [part.length, all.length - part.length, all.length];
  let [ranks, ties, own] = [0, 0, 0];
  for (let from = 0; from < whole; ) {
    let to = from;
    while (to < whole && all[to] === all[from]) to++;
    const same = to - from;
    ties += same ** 3 - same;
    while (own < n && part[own] === all[from]) {
      ranks += (from + 1 + to) / 2;
      own++;
    }
    from = to;
  }
  const spread = Math.sqrt(((n * m) / 12) * (whole + 1 - ties / (whole * (whole - 1))));
  if (!(spread > 0)) return undefined;
  const u = ranks - (n * (n + 1)) / 2;
  return {u, byChance: normalAbove((u - (n * m) / 2 - 0.5) / spread)};
}

/** Probability that a standard normal variable exceeds z: half of what a chi-square of one degree does, for z above 0. */
export const normalAbove = (z: number): number =>
  z > 0 ? chiSquareAbove(z * z, 1) / 2 : 1 - chiSquareAbove(z * z, 1) / 2;
