import type {LossEffort} from "./care-metrics.js";
import {count, percent} from "./format.js";
import {sentence} from "./sentence.js";
import {workspace} from "./workspace.js";

/** How many of a group's lost have no two-way contact on record, how many fewer contacts in time than asked, and how many any sign. */
export function effortSentence(row: LossEffort | undefined): HTMLElement {
  if (!row?.lost_count) return sentence("leakage.nobody");
  if (row.no_two_way_contact_count === null) return sentence("effort.unknown");
  return sentence("effort.answer", {
    figure: count(row.no_two_way_contact_count),
    lost: count(row.lost_count),
    few: count(row.few_contacts_count),
    timely: count(workspace.thresholds["timely_contacts"]),
    effortless: count(row.effortless_count),
    share: percent(row.effortless_rate),
  });
}
