/** ln Γ(x) of x > 0: Stirling's series with its first eight terms, x raised to 10 first; good to 1e-15. */
export function logGamma(given: number): number {
  let [x, raised] = [given, 0];
  for (; x < 10; x++) raised += Math.log(x);
  const terms = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
  const series = terms.reduceRight((sum, term) => term + sum / (x * x), 0) / x;
  return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + series - raised;
}

/** Probability that a Beta(a, b) lies below x: the continued fraction of the incomplete beta function (modified Lentz; DLMF 8.17.22). */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  let upper = 1;
  let lower = 1 / away(1 - ((a + b) * x) / (a + 1));
  let whole = lower;
  for (let m = 1; m < 20_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const term of [even, odd]) {
      lower = 1 / away(1 + term * lower);
      upper = away(1 + term / upper);
      change = upper * lower;
      whole *= change;
    }
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return Math.min(front * whole, 1);
}

/** The x below which a Beta(a, b) lies with a probability: by halving, until no number lies between. */
export function betaQuantile(probability: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 1100; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high || high - low < 1e-14 * high) break;
    if (betaBelow(middle, a, b) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Jeffreys' 95 % interval of k of n: quantiles of Beta(k + ½, n − k + ½), closed at 0 and 1 (Brown, Cai & DasGupta 2001). */
export const jeffreys = (k: number, n: number): [low: number, high: number] => [
  k === 0 ? 0 : betaQuantile(0.025, k + 0.5, n - k + 0.5),
  k === n ? 1 : betaQuantile(0.975, k + 0.5, n - k + 0.5),
];

const away = (x: number): number => (Math.abs(x) < 1e-300 ? 1e-300 : x);
