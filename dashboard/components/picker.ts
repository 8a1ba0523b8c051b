import {element} from "./element.js";
import {asked, remember} from "./query.js";

export interface Choice<Value> {
  value: Value;
  text: string;
  group?: string;
}

export type Picker<Value> = HTMLElement & {readonly value: Value};

interface Options {
  /** which choice is made at first; the first one where left out */
  chosen?: number;
  /** the name under which the choice stands in the page's address */
  name: string;
}

/** A labelled choice, made in the page's address, and the page drawn anew when that changes. Hidden without a choice. */
export function picker<Value>(title: string, choices: Choice<Value>[], {chosen = 0, name}: Options): Picker<Value> {
  const select = element("select", {});
  const groups = new Map<string | undefined, HTMLElement>([[undefined, select]]);
  const word = asked(name);
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
  select.addEventListener("input", () => {
    const i = Number(select.value);
    remember(name, i === chosen ? null : wordOf(choices[i]?.value));
  });
  return Object.assign(root, {value: choices[first]?.value as Value});
}

/** A choice as one word: its parts in order. */
function wordOf(value: unknown): string {
  return typeof value === "object" && value !== null ? Object.values(value).join(":") : String(value);
}
