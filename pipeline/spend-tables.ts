import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** The tables of the workspace schema that say what part of a deal value is margin, what holds of spend, and what the time of sales costs. */
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
    spend_terms: {
      comment: "One row per rule of spend.terms; the first that fits a record counts.",
      columns: {
        term_order: ["integer", "place of the rule, 1 is the first"],
        system_name: ["varchar", "the system it holds for; null for all"],
        lead_source: ["varchar", "the source it holds for; null for all"],
        account: ["varchar", "the account it holds for; null for all"],
        campaign: ["varchar", "the campaign it holds for; null for all"],
        covers: ["varchar", "day, week, month, quarter or year that a record is for"],
        tax_rate: ["double", "tax in the amount, as a part of the net"],
        rebate_rate: ["double", "part of the net that is paid back"],
      },
      rows: spend.terms.map(({system, lead_source, account, campaign, covers, tax_rate, rebate_rate}, index) => [
        ...[index + 1, system ?? null, lead_source ?? null, account ?? null, campaign ?? null],
        ...[covers, tax_rate, rebate_rate],
      ]),
    },
    spend_preferences: {
      comment: "One row: which of two spend records that tell the same money counts.",
      columns: {
        is_campaign_preferred: [
          "boolean",
          "a record without a campaign that is the sum of its day's campaigns is left out",
        ],
      },
      rows: [[spend.prefer === "campaign"]],
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
