import {betaBelow, betaQuantile} from "./beta.ts";

/** The t that a Student variable stays within, to either side, with a probability. */
export function studentWithin(probability: number, freedom: number): number {
  const part = betaQuantile(probability, 0.5, freedom / 2);
  return Math.sqrt((freedom * part) / (1 - part));
}

/** Probability that a Fisher F variable exceeds the one seen. */
export const fisherBeyond = (seen: number, above: number, below: number): number =>
  1 - betaBelow((seen * above) / (seen * above + below), above / 2, below / 2);
