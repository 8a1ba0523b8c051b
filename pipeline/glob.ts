import {spelt} from "./spelt.ts";

const made = new Map<string, RegExp>();
// stand for a * and a ? of one pattern while another is held against it
const [many, single] = ["\u0001", "\u0002"];

/** Whether a text is one of those that a pattern stands for, whatever its case and width: * is any text, ? is one character. */
export function fits(pattern: string, text: string): boolean {
  let expression = made.get(pattern);
  if (!expression) {
    const source = spelt(pattern)
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", "[^]*")
      .replaceAll("?", `[^${many}]`);
    expression = new RegExp(`^${source}$`, "u");
    made.set(pattern, expression);
  }
  return expression.test(spelt(text));
}

/** Whether a pattern stands for every text that another stands for. */
export const covers = (pattern: string, other: string): boolean =>
  fits(pattern, other.replaceAll("*", many).replaceAll("?", single));

/** Whether a pattern stands for texts other than its own. */
export const isPattern = (text: string): boolean => /[*?]/.test(text);
