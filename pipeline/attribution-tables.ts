import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** The tables of the workspace schema that say which touches count for a win, and how credit fades. */
export function attributionTables({attribution}: Workspace): Record<string, Table> {
  return {
    attribution: {
      comment: "One row: which touches count for an outcome, and how credit fades with time.",
      columns: {
        lookback_days: ["double", "a marketing touch counts within so many days before the outcome"],
        half_life_days: ["double", "with time decay, days in which a touch loses half its weight"],
        is_reported_by_sales: ["boolean", "sources that only sales reported count too"],
      },
      rows: [[attribution.lookback_days, attribution.half_life_days, attribution.reported_by_sales]],
    },
    direct_sources: {
      comment: "One row per lead source that is no marketing.",
      columns: {lead_source: ["varchar", "the source"]},
      rows: [...new Set(attribution.direct)].map((source) => [source]),
    },
    sales_kinds: {
      comment: "One row per kind of touch that only sales reports.",
      columns: {kind: ["varchar", "the kind"]},
      rows: [...new Set(attribution.sales_kinds)].map((kind) => [kind]),
    },
  };
}
