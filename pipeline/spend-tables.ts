import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** The tables of the workspace schema that say what part of a deal value is margin, and what the time of sales costs. */
export function spendTables({spend}: Workspace): Record<string, Table> {
  const others = spend.margin_rate === undefined ? [] : [["(all)", spend.margin_rate]];
  const lines = Object.entries(spend.margin_rates).filter(([line]) => line !== "(all)");
  return {
    spend_margins: {
      comment: "One row per product line with a gross margin, '(all)' for the lines that have no row.",
      columns: {
        product_line: ["varchar", "the product line, or '(all)'"],
        margin_rate: ["double", "gross margin as a part of the deal value"],
      },
      rows: [...lines, ...others],
    },
    activity_costs: {
      comment:
        "One row per kind of activity with a declared length, '(all)' for the kinds that have no row; none without spend.effort.",
      columns: {
        kind: ["varchar", "the kind, or '(all)'"],
        effort_seconds: ["integer", "how long one takes where its duration is not recorded; null where undeclared"],
        hour_amount: ["decimal(18,2)", "what an hour of sales costs"],
      },
      rows: effortRows(spend.effort),
    },
  };
}

function effortRows(effort: Workspace["spend"]["effort"]): (string | number | null)[][] {
  if (!effort) return [];
  const {minutes, other_minutes, cost_per_hour} = effort;
  const all = {...minutes, "(all)": other_minutes};
  return Object.entries(all).map(([kind, each]) => [
    kind,
    each === undefined ? null : Math.round(each * 60),
    cost_per_hour,
  ]);
}
