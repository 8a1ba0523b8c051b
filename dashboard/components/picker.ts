import {element} from "./element.js";

export interface Choice<Value> {
  value: Value;
  text: string;
  group?: string;
}

/** A labelled choice for `Generators.input`: it holds a `value` and says “input” when that changes. Hidden without a choice. */
export function picker<Value>(title: string, choices: Choice<Value>[], chosen = 0): HTMLElement {
  const select = element("select", {});
  const groups = new Map<string | undefined, HTMLElement>([[undefined, select]]);
  for (const [i, choice] of choices.entries()) {
    const group = groups.get(choice.group) ?? element("optgroup", {label: choice.group ?? ""});
    if (!groups.has(choice.group)) select.append(group);
    groups.set(choice.group, group);
    group.append(element("option", {value: String(i), ...(i === chosen ? {selected: ""} : {})}, choice.text));
  }
  const root = element("label", {class: "picker"}, element("span", {}, title), select);
  root.hidden = choices.length < 2;
  return Object.defineProperty(root, "value", {get: () => choices[Number(select.value)]?.value});
}
