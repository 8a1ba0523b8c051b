import type {Table} from "./workspace-table.ts";

/** The tables of the workspace schema for what the last published run said; empty until they are read from the history, if there is one. */
export const historyTables: Record<string, Table> = {
  last_run: {
    comment: "One row: the published run that this one is held against; none where the history has none.",
    columns: {
      as_of_on: ["date", "the last day that counted in it"],
      version: ["varchar", "version of Headwater that made it"],
      has_other_files: ["boolean", "its export files were others than today's"],
      has_other_definitions: ["boolean", "its models, settings or profiles were others than today's"],
      has_other_currency: ["boolean", "its amounts were in another currency"],
    },
    rows: [],
  },
  last_records: {
    comment: "One row per lead or opportunity that the last published run counted.",
    columns: {
      record_id: [
        "varchar",
        "lead/ or opportunity/ and its id; gone/ and a number for one that no export holds any more",
      ],
      journey_id: ["varchar", "the journey that it belonged to"],
      is_changed: ["boolean", "its exported values, or its history up to that run's day, are others today"],
    },
    rows: [],
  },
  last_journeys: {
    comment: "One row per journey that the last published run counted.",
    columns: {
      journey_id: ["varchar", "the journey; gone/ and a number where no export holds the record that named it"],
      entered_year: ["varchar", "fiscal year of first contact"],
      won_year: ["varchar", "fiscal year of the win; null where it was not won"],
      won_amount: ["decimal(18,2)", "deal value of the win, in that run's currency; null where not won or unknown"],
      worth_ratio: ["double", "what converted it; null in the workspace's currency"],
      lead_source: ["varchar", "its source"],
      region: ["varchar", "its region"],
      product_line: ["varchar", "its product line"],
    },
    rows: [],
  },
  last_spend: {
    comment: "One row per spend key and fiscal year that the last published run counted.",
    columns: {
      spend_key: [
        "varchar",
        "system, day, account, source, campaign and place as exported; gone/ and a number where no export holds it",
      ],
      fiscal_year: ["varchar", "fiscal year of the days that the money was for"],
      spend_amount: ["decimal(18,2)", "money spent, in that run's currency"],
      worth_ratio: ["double", "what converted it; null in the workspace's currency"],
      lead_source: ["varchar", "the source that it bought"],
      region: ["varchar", "its region"],
      is_changed: ["boolean", "its exported amounts are others today"],
    },
    rows: [],
  },
};
