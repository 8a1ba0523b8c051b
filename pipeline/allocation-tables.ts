import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** The table of the workspace schema that says who may serve whom. */
export function allocationTables({allocation}: Workspace): Record<string, Table> {
  return {
    allocation: {
      comment: "One row: to whom open journeys that nobody serves may go.",
      columns: {
        within_level: ["varchar", "any, region or department"],
        random_rate: ["double", "part of new journeys to be given out at random"],
      },
      rows: [[allocation.within, allocation.random_part]],
    },
  };
}
