import {figureName} from "./definitions.js";
import {messages} from "./given.js";
import {label} from "./label.js";
import {period} from "./period.js";
import {said} from "./said.js";
import {sign} from "./sign.js";
import {t} from "./t.js";

const printers: Record<string, (word: string) => string> = {
  period,
  sign,
  formula_name: figureName,
  indicator: (word) => t(`indicator.${word}`),
  measure: (word) => t(`rate.${word}`),
  route: said("route"),
  load_band: said("load_band"),
};

/** A word of a metric's column as the reader knows it. */
export function wordOf(field: string, word: string): string {
  const reason = `route_reason.${word.replace(/[^A-Za-z0-9]+/g, "_")}`;
  if (field === "reason" && messages[reason]) return t(reason);
  return (printers[field] ?? label)(word);
}
