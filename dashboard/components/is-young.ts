import type {SpendReturn} from "./spend-metrics.js";

/** Whether so many journeys of a row are still open that its return will grow: less than nine in ten are decided. */
export function isYoung(row: SpendReturn): boolean {
  return row.decided_rate !== null && row.decided_rate < 0.9;
}
