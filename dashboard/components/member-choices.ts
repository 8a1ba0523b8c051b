import {label} from "./label.js";
import type {StageConversion} from "./metrics.js";
import type {Choice} from "./picker.js";
import {t} from "./t.js";

/** Everyone, and below each breakdown its members, as choices for a picker. */
export function memberChoices(rows: StageConversion[]): Choice<{breakdown: string; member: string}>[] {
  const members = new Map(rows.map((row) => [`${row.breakdown}|${row.member}`, row]));
  const others = [...members.values()]
    .filter((row) => row.breakdown !== "all")
    .map(({breakdown, member}) => ({
      value: {breakdown, member},
      text: label(member),
      group: t(`breakdown.${breakdown}`),
    }));
  return [{value: {breakdown: "all", member: "(all)"}, text: t("breakdown.all")}, ...others];
}
