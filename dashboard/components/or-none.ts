import type {Choice} from "./picker.js";

/** The choices, or where there are none one that stands for nothing, so that the page is drawn without them too. */
export const orNone = <Value>(choices: Choice<Value>[]): Choice<Value | "">[] =>
  choices.length ? choices : [{value: "", text: "–"}];
