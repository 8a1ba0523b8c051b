import {type Column, column} from "./column.js";
import {amount, count, ratio, text} from "./format.js";
import {label} from "./label.js";
import type {SourceBounds, UnmappedSource} from "./source-metrics.js";

/** Won amount and return of a channel if none, and if all, of what has no source were its own. */
export const boundsColumns: Column<SourceBounds>[] = [
  column("channel", label, "text"),
  column("spend_amount", amount),
  column("low_amount", amount),
  column("high_amount", amount),
  column("low_return_ratio", ratio),
  column("high_return_ratio", ratio),
];

/** A source that no channel holds, or that is spelt like another: what names it, and what it may be. */
export const unmappedColumns: Column<UnmappedSource>[] = [
  column("lead_source", label, "text"),
  column("labels", text, "long"),
  column("near_source", (word: string) => (word === "(none)" ? "–" : text(word)), "text"),
  column("lead_count", count),
  column("opportunity_count", count),
  column("touch_count", count),
  column("spend_count", count),
];
