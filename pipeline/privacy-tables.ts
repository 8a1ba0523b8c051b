import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** The table of the workspace schema that says of how few people the site tells nothing. */
export function privacyTables({privacy}: Workspace): Record<string, Table> {
  return {
    privacy: {
      comment: "One row: what the site does not tell.",
      columns: {least_count: ["integer", "counts and values of fewer people are not shown"]},
      rows: [[privacy.least_people]],
    },
  };
}
