import {compactAmount} from "./format.js";

/** An amount with its sign, for a change. */
export const signedAmount = (value: number | null | undefined): string =>
  value == null ? "–" : `${value < 0 ? "−" : "+"}${compactAmount(Math.abs(value))}`;
