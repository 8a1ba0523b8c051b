import type {SourceRate} from "./source-metrics.js";

/** Whether so many prospects of a source are still open that its rates will grow: more than one in five. */
export function isYoungSource(row: Pick<SourceRate, "open_rate">): boolean {
  return row.open_rate !== null && row.open_rate > 0.2;
}
