import {element} from "./element.js";
import {label} from "./label.js";
import {wayColour, ways} from "./ways.js";

/** The colours of the ways that occur, in their order. */
export function wayKey(occurring: string[]): HTMLElement {
  const items = ways
    .filter((way) => occurring.includes(way))
    .map((way) => {
      const swatch = element("i", {"aria-hidden": "true"});
      swatch.style.background = wayColour(way);
      return element("li", {}, swatch, label(way));
    });
  return element("ul", {class: "key"}, ...items);
}
