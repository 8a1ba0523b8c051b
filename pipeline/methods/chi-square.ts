import {logGamma} from "./beta.ts";

/**
 * Probability that a chi-square variable with so many degrees of freedom exceeds x: the regularised upper incomplete gamma function, by its
 * series below a + 1 and by its continued fraction above (DLMF 8.11.4, 8.9.2).
 */
export function chiSquareAbove(x: number, degrees: number): number {
  const [a, half] = [degrees / 2, x / 2];
  if (half <= 0 || a <= 0) return 1;
  const front = Math.exp(a * Math.log(half) - half - logGamma(a));
  if (half < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let n = 1; n < 10_000 && term > sum * 1e-17; n++) {
      term *= half / (a + n);
      sum += term;
    }
    return 1 - front * sum;
  }
  let below = half + 1 - a;
  let upper = 1e300;
  let lower = 1 / below;
  let whole = lower;
  for (let n = 1; n < 10_000; n++) {
    const part = -n * (n - a);
    below += 2;
    lower = 1 / (part * lower + below);
    upper = below + part / upper;
    whole *= upper * lower;
    if (Math.abs(upper * lower - 1) < 1e-15) break;
  }
  return front * whole;
}
