import {type Column, column} from "./column.js";
import {amount, count, percent} from "./format.js";
import type {Leak} from "./funnel-metrics.js";
import {label} from "./label.js";

/** A leak with its size: how many, what each is worth, how likely each was, and what could be recovered. */
export const recoverableColumns: Column<Leak>[] = [
  column("stage", label, "text"),
  column("reason", label, "text"),
  column("leak_rank", count),
  column("visit_count", count, "number", "lost_count_reason"),
  column("sized_count", count),
  column("value_amount", amount),
  column("chance_rate", percent),
  column("recoverable_amount", amount),
  column("amount", amount),
  column("amount_known_count", count),
];
