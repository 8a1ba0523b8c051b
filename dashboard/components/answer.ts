import type {Values} from "./messages.js";
import {sentence} from "./sentence.js";

export interface Answer {
  /** The number that the answer turns on, as printed; “–” where there is none. */
  figure: string;
  sentence: HTMLElement;
}

/** A page's answer: its number, and the sentence that says it. */
export function answer(figure: string, key: string, values: Values = {}): Answer {
  return {figure, sentence: sentence(key, {figure, ...values})};
}
