import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** The table of the workspace schema that says which open prospects a person serves. */
export function routingTables({routing}: Workspace): Record<string, Table> {
  return {
    routing: {
      comment: "One row: what decides who is served by a person.",
      columns: {
        keep_rate: ["double", "part of the won amount that a cutoff of points is to keep"],
        close_days: ["double", "days without a contact from which what has no precedent is to be closed"],
      },
      rows: [[routing.keep_part, routing.close_days]],
    },
  };
}
