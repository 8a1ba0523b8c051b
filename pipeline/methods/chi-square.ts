import {logGamma} from "./beta.ts";

/**
 * Chance that a chi-square variable with so many degrees of freedom passes the value: the regularised upper incomplete gamma function,
 * by its series, or its continued fraction (Lentz) in the tail.
 */
export function chiSquareTail(value: number, degrees: number): number {
  if (degrees <= 0 || value <= 0) return 1;
  const [a, x] = [degrees / 2, value / 2];
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let [term, total] = [1 / a, 1 / a];
    for (let n = 1; n < 10_000 && term > total * 1e-16; n++) {
      term *= x / (a + n);
      total += term;
    }
    return Math.max(1 - scale * total, 0);
  }
  let b = x + 1 - a;
  let c = 1 / 1e-300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return Math.min(scale * fraction, 1);
}
