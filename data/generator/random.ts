export type Random = {
  /** A number in [0, 1). */
  uniform(): number;
  between(low: number, high: number): number;
  chance(rate: number): boolean;
  normal(): number;
  /** A long-tailed positive number, `median` in the middle. */
  lognormal(median: number, sigma: number): number;
  poisson(mean: number): number;
  pick<T>(list: readonly T[]): T;
  weighted<T>(list: readonly T[], weights: readonly number[]): T;
};

/** Seeded random numbers (sfc32): the same names give the same numbers, and other names give independent ones. */
export function randomOf(...names: (string | number)[]): Random {
  const uniform = sfc32(names.join("/"));
  const between = (low: number, high: number) => low + (high - low) * uniform();
  const normal = (): number => {
    const [x, y] = [between(-1, 1), between(-1, 1)];
    const square = x * x + y * y;
    return square > 0 && square < 1 ? x * Math.sqrt((-2 * Math.log(square)) / square) : normal();
  };
  return {
    uniform,
    between,
    normal,
    chance: (rate) => uniform() < rate,
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
    poisson: (mean) => (mean > 40 ? Math.max(0, Math.round(mean + Math.sqrt(mean) * normal())) : knuth(mean, uniform)),
    pick: (list) => list[Math.floor(uniform() * list.length)]!,
    weighted(list, weights) {
      let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      for (const [index, weight] of weights.entries()) {
        left -= weight;
        if (left < 0) return list[index]!;
      }
      return list.at(-1)!;
    },
  };
}

function knuth(mean: number, uniform: () => number): number {
  const floor = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > floor; count++) product *= uniform();
  return count;
}

function sfc32(name: string): () => number {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
  for (const letter of name) a = Math.imul(a ^ letter.codePointAt(0)!, 0x85ebca6b) ^ (a >>> 13);
  const next = () => {
    const sum = (a + b + d++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let turn = 0; turn < 15; turn++) next();
  return next;
}
