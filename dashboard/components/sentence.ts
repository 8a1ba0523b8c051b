import {element} from "./element.js";
import type {Values} from "./messages.js";
import {fill, template} from "./t.js";

/** A message as a line of text, with what stands between ** in the template set strong. */
export function sentence(key: string, values: Values = {}): HTMLElement {
  const parts = template(key, values.count).split("**");
  const nodes = parts.map((part, i) => {
    const words = fill(part, values);
    return i % 2 ? element("strong", {}, words) : words;
  });
  return element("span", {}, ...nodes);
}
