import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** The table of the workspace schema that says what part of a deal value is margin. */
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
  };
}
