import {figureName} from "./definitions.js";
import {messages} from "./given.js";
import {label} from "./label.js";
import {period} from "./period.js";
import {said} from "./said.js";
import {sign} from "./sign.js";
import {t} from "./t.js";

/** A word of ours by its message, where that needs nothing else. */
const ours = (kind: string) => (word: string) => {
  const message = messages[`${kind}.${word.replace(/[^A-Za-z0-9]+/g, "_")}`];
  return typeof message === "string" && !message.includes("{") ? message : label(word);
};

const printers: Record<string, (word: string) => string> = {
  period,
  sign,
  formula_name: figureName,
  indicator: (word) => t(`indicator.${word}`),
  measure: (word) => t(`rate.${word}`),
  route: said("route"),
  load_band: said("load_band"),
  effect: ours("effect"),
  question: ours("year_column"),
  reason: ours("route_reason"),
};

/** A word of a metric's column as the reader knows it. */
export const wordOf = (field: string, word: string): string => (printers[field] ?? label)(word);
