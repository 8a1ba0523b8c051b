import {label} from "./label.js";
import type {Values} from "./messages.js";
import type {SpendReturn} from "./spend-metrics.js";
import {t} from "./t.js";

/** What the returns of some channels leave out: returns without spend, spend without a lead, and what holds of all. */
export function spendNotes(channels: SpendReturn[]): [key: string, values?: Values][] {
  const namesOf = (rows: SpendReturn[]) => rows.map((row) => label(row.member)).join(t("list.comma"));
  const unpaid = channels.filter((row) => row.level === "channel" && !row.spend_amount && row.won_count > 0);
  const vain = channels.filter((row) => row.spend_amount && !row.lead_count);
  const notes: [key: string, values?: Values][] = ["period", "margin", "credit"].map((name) => [
    `spend_return.left_out_${name}`,
  ]);
  if (vain.length) notes.unshift(["spend_return.left_out_no_return", {channels: namesOf(vain)}]);
  if (unpaid.length) notes.unshift(["spend_return.left_out_no_spend", {channels: namesOf(unpaid)}]);
  return notes;
}
