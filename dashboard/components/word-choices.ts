import {label} from "./label.js";
import type {Choice} from "./picker.js";

/** Some words of the data, each once, as choices for a picker. */
export function wordChoices(words: string[]): Choice<string>[] {
  return [...new Set(words)].map((value) => ({value, text: label(value)}));
}
