import {element} from "./element.js";
import {asked, remember} from "./query.js";

/** A labelled word to look for, kept in the page's address; the page is drawn anew when the reader is done writing it. */
export function searchBox(title: string, name: string): HTMLElement {
  const box = element("input", {type: "search", value: asked(name) ?? ""});
  box.addEventListener("change", () => remember(name, box.value.trim() || null));
  return element("label", {class: "picker"}, element("span", {}, title), box);
}
