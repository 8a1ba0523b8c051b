import {element} from "./element.js";
import {asked, remember} from "./query.js";

export interface Choice<Value> {
  value: Value;
  text: string;
  group?: string;
}

interface Options {
  /** which choice is made at first; the first one where left out */
  chosen?: number;
  /** the name under which the choice stands in the page's address */
  name?: string;
}

/** A labelled choice for `Generators.input`: it holds a `value` and says “input” when that changes. Hidden without a choice. */
export function picker<Value>(title: string, choices: Choice<Value>[], {chosen = 0, name}: Options = {}): HTMLElement {
  const select = element("select", {});
  const groups = new Map<string | undefined, HTMLElement>([[undefined, select]]);
  const word = name && asked(name);
  const found = word ? choices.findIndex(({value}) => wordOf(value) === word) : -1;
  const first = found < 0 ? chosen : found;
  for (const [i, choice] of choices.entries()) {
    const group = groups.get(choice.group) ?? element("optgroup", {label: choice.group ?? ""});
    if (!groups.has(choice.group)) select.append(group);
    groups.set(choice.group, group);
    group.append(element("option", {value: String(i), ...(i === first ? {selected: ""} : {})}, choice.text));
  }
  const root = element("label", {class: "picker"}, element("span", {}, title), select);
  root.hidden = choices.length < 2;
  if (name)
    select.addEventListener("input", () => {
      const i = Number(select.value);
      remember(name, i === chosen ? null : wordOf(choices[i]?.value));
    });
  return Object.defineProperty(root, "value", {get: () => choices[Number(select.value)]?.value});
}

/** A choice as one word: its parts in order. */
function wordOf(value: unknown): string {
  return typeof value === "object" && value !== null ? Object.values(value).join(":") : String(value);
}
