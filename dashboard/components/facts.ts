import {element} from "./element.js";

/** Some numbers, each under its name. */
export function facts(lines: [name: string, number: string][]): HTMLElement {
  const items = lines.map(([name, number]) => element("div", {}, element("dt", {}, name), element("dd", {}, number)));
  return element("dl", {class: "facts"}, ...items);
}
