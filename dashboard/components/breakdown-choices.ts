import type {Choice} from "./picker.js";
import {t} from "./t.js";

/** The breakdowns that tell at least two members apart, as choices for a picker. */
export function breakdownChoices(rows: {breakdown: string; member: string}[]): Choice<string>[] {
  return ["department", "region", "product_line", "lead_source"]
    .filter((breakdown) => new Set(rows.filter((row) => row.breakdown === breakdown).map((row) => row.member)).size > 1)
    .map((value) => ({value, text: t(`breakdown.${value}`)}));
}
