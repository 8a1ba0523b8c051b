import {type Column, column} from "./column.js";
import {amount, count, percent, ratio} from "./format.js";
import {label} from "./label.js";
import {period} from "./period.js";
import type {SpendExpected, SpendResult} from "./spend-metrics.js";

/** What a lead, an opportunity and a win of a channel cost, and what was won in the period whenever it began. */
export const costColumns: Column<SpendResult>[] = [
  column("member", label, "text", "channel"),
  column("spend_amount", amount),
  column("lead_count", count),
  column("lead_cost_amount", amount),
  column("opportunity_count", count),
  column("opportunity_cost_amount", amount),
  column("won_count", count),
  column("won_cost_amount", amount),
  column("period_won_amount", amount),
  column("period_return_ratio", ratio),
];

/** What a month's spend has brought and is expected to bring, by the growth of earlier months and by its open prospects. */
export const expectedColumns: Column<SpendExpected>[] = [
  column("period", period, "text"),
  column("spend_amount", amount),
  column("won_amount", amount),
  column("expected_amount", amount, "number", "full_expected_amount"),
  column("expected_error_amount", amount),
  column("expected_return_ratio", ratio),
  column("still_expected_rate", percent),
  column("open_expected_amount", amount),
  column("gap_amount", amount),
];
