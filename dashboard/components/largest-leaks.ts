import type {Leak} from "./funnel-metrics.js";

/** The lost of one group by stage and reason, the largest recoverable amount first; by stage alone where reasons are not told apart. */
export function largestLeaks(rows: Leak[]): Leak[] {
  const lost = rows.filter((row) => row.way === "lost" && row.stage !== "(all)");
  const byReason = lost.filter((row) => row.reason !== "(all)");
  const leaks = byReason.length ? byReason : lost;
  return leaks.sort((a, b) => (b.recoverable_amount ?? -1) - (a.recoverable_amount ?? -1));
}
