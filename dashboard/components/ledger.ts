import type {Leak} from "./funnel-metrics.js";

/** What the ledger is kept in: visits, or the amounts known of them. */
export type Measure = "visit_count" | "amount";

/** One stage of the ledger: what entered it, and what left it in each way or is still there. */
export interface LedgerLine {
  stage: string;
  entered: number;
  ways: Map<string, number>;
}

/** The ledger's lines in the order of the stages, from the rows of one group. */
export function ledgerOf(rows: Leak[], measure: Measure): LedgerLine[] {
  const lines = new Map<string, LedgerLine>();
  const inOrder = rows.filter((row) => row.stage !== "(all)" && row.reason === "(all)");
  for (const row of inOrder.sort((a, b) => a.stage_order - b.stage_order || a.way_order - b.way_order)) {
    const line = lines.get(row.stage) ?? {stage: row.stage, entered: 0, ways: new Map()};
    if (row.way === "(all)") line.entered = measure === "amount" ? row.amount : row.entered_count;
    else line.ways.set(row.way, row[measure]);
    lines.set(row.stage, line);
  }
  return [...lines.values()];
}
