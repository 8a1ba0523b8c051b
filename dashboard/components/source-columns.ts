import {type Column, column} from "./column.js";
import {amount, count, days, hours, percent, tenths} from "./format.js";
import {label} from "./label.js";
import {reachedColumns} from "./reached-columns.js";
import type {LeadSourceValue} from "./source-metrics.js";
import {t} from "./t.js";

const between: Column<LeadSourceValue> = {
  title: t("column.full_value_interval"),
  name: "full_value_low_amount",
  value: (row) => row.full_value_low_amount,
  high: (row) => row.full_value_high_amount,
  print: ({full_value_low_amount: low, full_value_high_amount: high}) =>
    low === null ? "–" : t("interval.between", {low: amount(low), high: amount(high)}),
  isText: false,
};

/** All that is known of a lead source. */
export const sourceColumns: Column<LeadSourceValue>[] = [
  column("member", label, "text", "lead_source"),
  column("channel", label, "text"),
  column("lead_count", count),
  column("resold_rate", percent),
  column("full_value_rank", count),
  column("full_value_amount", amount),
  between,
  column("lead_value_amount", amount),
  column("journey_count", count),
  ...reachedColumns(),
  column("won_count", count),
  column("won_amount", amount),
  column("expected_amount", amount),
  column("margin_amount", amount),
  column("order_amount", amount),
  column("open_count", count),
  column("resold_count", count),
  column("median_won_days", days),
  column("first_money_days", days),
  column("contacts_per_win_ratio", tenths),
  column("hours_per_win_ratio", hours),
  column("effort_amount", amount),
];
