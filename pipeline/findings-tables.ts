import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** The table of the workspace schema that says when a finding is worth a sentence. */
export function findingsTables({findings}: Workspace): Record<string, Table> {
  return {
    findings: {
      comment: "One row: what a finding must be to be told.",
      columns: {
        false_discovery_rate: [
          "double",
          "part of the told findings that may be chance alone, over everything looked at",
        ],
        least_share_rate: [
          "double",
          "part of the amount won in the last twelve months that a finding is at least about",
        ],
        least_count: ["integer", "cases on each side without which nothing is compared"],
        least_change_rate: ["double", "part by which a rate is at least lower than it would be, to be told as fallen"],
      },
      rows: [[findings.false_discovery_rate, findings.least_share, findings.least_count, findings.least_change]],
    },
  };
}
