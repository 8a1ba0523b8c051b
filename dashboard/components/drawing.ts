import {element} from "./element.js";

/** How each box that awaits a drawing is drawn to a width in pixels. */
export const drawings = new WeakMap<Element, (width: number) => Node>();

/** A box for what is drawn to the width there is: by the page once it stands, or beforehand for a narrow and a wide one. */
export function drawing(draw: (width: number) => Node): HTMLElement {
  const box = element("div", {class: "drawing"});
  drawings.set(box, draw);
  return box;
}
