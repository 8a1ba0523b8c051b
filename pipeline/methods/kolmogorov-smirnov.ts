/**
 * How far the distribution of a part lies from that of the rest: the largest distance D of the two cumulative shares, and the probability of as much by
 * chance (two-sided). Both lists sorted, the part's values among all. Undefined where the part or the rest is empty. With up to 200,000 pairs the
 * probability counts the ways in which they could be mixed (Hodges 1958), ties as if broken at random; past that it is Kolmogorov's limit with
 * Stephens' (1970) correction.
 */
export function partFromRest(part: number[], all: number[]): {distance: number; byChance: number} | undefined {
  const [n, m] = [part.length, all.length - part.length];
  if (n === 0 || m === 0) return undefined;
  let [distance, own] = [0, 0];
  for (let index = 0; index < all.length; index++) {
    if (index + 1 < all.length && all[index + 1] === all[index]) continue;
    while (own < n && part[own]! <= all[index]!) own++;
    distance = Math.max(distance, Math.abs(own / n - (index + 1 - own) / m));
  }
  return {distance, byChance: n * m <= 200_000 ? exactChance(distance, n, m) : limitChance(distance, n, m)};
}

/** Probability that a mixing of n and m in random order goes at least so far apart on its way: all terms are positive, so tiny ones are exact too. */
function exactChance(distance: number, n: number, m: number): number {
  const least = distance - 1e-12;
  const touched = new Float64Array(m + 1);
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= m; j++) {
      if (Math.abs(i / n - j / m) >= least) touched[j] = 1;
      else if (i + j === 0) touched[j] = 0;
      else touched[j] = (i * touched[j]! + (j > 0 ? j * touched[j - 1]! : 0)) / (i + j);
    }
  return Math.min(touched[m]!, 1);
}

/** Probability of a distance, in samples so large that only n·m / (n + m) matters. */
export function limitChance(distance: number, n: number, m: number): number {
  const root = Math.sqrt((n * m) / (n + m));
  const x = distance * (root + 0.12 + 0.11 / root);
  if (x < 0.1) return 1;
  let sum = 0;
  if (x < 1) {
    for (let j = 1; j < 40; j += 2) sum += Math.exp(-((j * Math.PI) ** 2) / (8 * x * x));
    return Math.max(0, 1 - (Math.sqrt(2 * Math.PI) / x) * sum);
  }
  for (let j = 1; j < 40; j++) sum += 2 * (j % 2 === 1 ? 1 : -1) * Math.exp(-2 * (j * x) ** 2);
  return Math.min(Math.max(sum, 0), 1);
}
