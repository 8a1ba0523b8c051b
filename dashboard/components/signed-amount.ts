import {compactAmount} from "./format.js";

/** What keeps a sign and its currency in one line. */
const joiner = "\u2060";

/** An amount with its sign, for a change. */
export const signedAmount = (value: number | null | undefined): string =>
  value == null ? "–" : `${value < 0 ? "−" : "+"}${joiner}${compactAmount(Math.abs(value))}`;
