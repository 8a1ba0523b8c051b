import type {Column} from "./column.js";
import {count} from "./format.js";
import {label} from "./label.js";
import type {LeadSourceValue} from "./source-metrics.js";
import {workspace} from "./workspace.js";

/** One column a stage: how many journeys of the row reached it. */
export function reachedColumns(): Column<LeadSourceValue>[] {
  return workspace.stages.map((stage, i) => ({
    title: label(stage),
    value: (row) => row.reached_counts?.[i] ?? null,
    print: (row) => count(row.reached_counts?.[i]),
    isText: false,
  }));
}
