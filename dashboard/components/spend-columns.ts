import {type Column, column} from "./column.js";
import {returnInterval} from "./expected-answer.js";
import {amount, count, date, percent, ratio} from "./format.js";
import {label} from "./label.js";
import {period} from "./period.js";
import type {SpendDoubt, SpendExpected, SpendReturn} from "./spend-metrics.js";
import {t} from "./t.js";

/** What each step of a channel or campaign costs. */
export function costColumns(level: "channel" | "campaign"): Column<SpendReturn>[] {
  return [
    column("member", label, "text", level),
    column("spend_amount", amount),
    column("lead_count", count),
    column("lead_cost_amount", amount),
    column("qualified_count", count, "number", "qualified_journey_count"),
    column("qualified_cost_amount", amount),
    column("opportunity_count", count),
    column("opportunity_cost_amount", amount),
    column("won_count", count),
    column("won_cost_amount", amount),
    column("return_ratio", ratio),
  ];
}

/** What is left of a channel's return when sales' time is in the cost, and on the declared margin. */
export const marginColumns: Column<SpendReturn>[] = [
  column("member", label, "text", "channel"),
  column("spend_amount", amount),
  column("effort_hours", (hours: number | null) => count(hours === null ? null : Math.round(hours))),
  column("effort_amount", amount),
  column("return_ratio", ratio),
  column("return_with_effort_ratio", ratio),
  column("margin_amount", amount),
  column("roi_ratio", percent),
  column("roi_with_effort_ratio", percent),
  column("payback_month_number", count),
];

const interval: Column<SpendExpected> = {
  title: t("column.expected_return_interval"),
  name: "expected_return_low_ratio",
  value: (row) => row.expected_return_low_ratio,
  high: (row) => row.expected_return_high_ratio,
  print: returnInterval,
  isText: false,
};

/** What a month's spend has brought and is expected to bring, by the growth of earlier months and by its open prospects. */
export const expectedColumns: Column<SpendExpected>[] = [
  column("period", period, "text"),
  column("spend_amount", amount),
  column("won_amount", amount),
  column("return_ratio", ratio),
  column("expected_amount", amount, "number", "full_expected_amount"),
  column("expected_return_ratio", ratio),
  interval,
  column("still_expected_rate", percent),
  column("open_expected_amount", amount),
  column("gap_amount", amount),
];

/** Spend that may be counted twice. */
export const doubtColumns: Column<SpendDoubt>[] = [
  column("spend_on", date, "text"),
  column("lead_source", label, "text"),
  column("account", label, "text"),
  column("campaign_amount", amount),
  column("without_campaign_amount", amount),
  column("doubted_amount", amount),
];
