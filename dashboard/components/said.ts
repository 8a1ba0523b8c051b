import {label} from "./label.js";
import {t} from "./t.js";

/** A word of ours of some kind, such as a route or its reason, by the message of its name; what stands in brackets as everywhere. */
export const said =
  (kind: string) =>
  (word: string): string =>
    word.startsWith("(") ? label(word) : t(`${kind}.${word.replace(/[^A-Za-z0-9]+/g, "_")}`);
