import {type Column, column} from "./column.js";
import {amount, count} from "./format.js";
import {label} from "./label.js";
import type {Leakage} from "./metrics.js";

/** How many journeys ended, and the amounts known of them, by the columns named. */
export function leakColumns(...by: ("stage" | "outcome" | "reason")[]): Column<Leakage>[] {
  return [
    ...by.map((name) => column<Leakage>(name, label, "text")),
    column("ended_count", count),
    column("ended_amount", amount),
    column("amount_known_count", count),
  ];
}
