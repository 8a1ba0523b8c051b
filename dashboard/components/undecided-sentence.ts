import {label} from "./label.js";
import {rankRange} from "./rank-range.js";
import {sentence} from "./sentence.js";
import type {CreditRange} from "./source-metrics.js";
import {t} from "./t.js";

/** The channels whose rank depends on the rule of credit, each from its best rank to its worst; nothing where none does. */
export function undecidedSentence(ranges: CreditRange[]): HTMLElement | string {
  const channels = ranges.filter((row) => row.is_undecided).map((row) => `${label(row.channel)} (${rankRange(row)})`);
  return channels.length ? sentence("credit.undecided", {channels: channels.join(t("list.comma"))}) : "";
}
