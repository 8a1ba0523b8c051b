import {period} from "./period.js";
import type {Choice} from "./picker.js";

/** The periods that occur, all of them together first and then the latest first, as choices for a picker. */
export function periodChoices(words: string[]): Choice<string>[] {
  const others = [...new Set(words)]
    .filter((word) => word !== "(all)")
    .sort()
    .reverse();
  return ["(all)", ...others].map((value) => ({value, text: period(value)}));
}
