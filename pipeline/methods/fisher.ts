import {logGamma} from "./beta.ts";

/** Two-sided p of Fisher's exact test of k of n against the rest of all: every table no likelier than the one seen (R's fisher.test). */
export function fisher(k: number, n: number, allK: number, allN: number): number {
  const whole = logChoose(allN, allK);
  const chance = (x: number) => logChoose(n, x) + logChoose(allN - n, allK - x) - whole;
  const seen = chance(k) + 1e-7;
  let total = 0;
  for (let x = Math.max(0, allK - (allN - n)); x <= Math.min(n, allK); x++) {
    const each = chance(x);
    if (each <= seen) total += Math.exp(each);
  }
  return Math.min(total, 1);
}

/** Benjamini & Hochberg's (1995) adjusted p: the share of false findings where this one and all with a smaller p are called findings. */
export function adjusted(chances: number[]): number[] {
  const order = chances.map((_, index) => index).sort((one, other) => chances[other]! - chances[one]!);
  const answer = [...chances];
  let least = 1;
  order.forEach((index, place) => {
    least = Math.min(least, (chances[index]! * chances.length) / (chances.length - place));
    answer[index] = least;
  });
  return answer;
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
