import {type Column, column} from "./column.js";
import {amount, count, percent} from "./format.js";
import {label} from "./label.js";
import type {SourceValue} from "./source-metrics.js";
import {t} from "./t.js";

const between: Column<SourceValue> = {
  title: t("column.full_value_interval"),
  value: (row) => row.full_value_low_amount,
  print: ({full_value_low_amount: low, full_value_high_amount: high}) =>
    low === null ? "–" : t("interval.between", {low: amount(low), high: amount(high)}),
  isText: false,
};

/** What a lead of a source is worth, so far and at full age, and how many of its leads another source had already sold. */
export const fullValueColumns: Column<SourceValue>[] = [
  column("member", label, "text", "lead_source"),
  column("lead_count", count),
  column("lead_value_amount", amount),
  column("full_value_amount", amount),
  between,
  column("full_value_rank", count),
  column("won_from_leads_amount", amount),
  column("expected_amount", amount),
  column("open_count", count),
  column("resold_count", count),
  column("resold_rate", percent),
];
