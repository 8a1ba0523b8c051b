import {type Column, column} from "./column.js";
import {amount, count} from "./format.js";
import {label} from "./label.js";
import type {RiskCount} from "./process-metrics.js";
import {sign} from "./sign.js";

/** Open prospects with a sign, one row a sign or a member. */
export function riskColumns(of: "sign" | "member"): Column<RiskCount>[] {
  return [
    column(of, of === "sign" ? sign : label, "text"),
    column("journey_count", count),
    column("value_amount", amount, "number", "open_value_amount"),
    column("at_risk_amount", amount),
  ];
}
