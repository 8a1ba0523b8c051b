import {breakdownChoices} from "./breakdown-choices.js";
import {label} from "./label.js";
import type {Choice} from "./picker.js";
import {t} from "./t.js";

/** Everyone, and below each breakdown that tells members apart its members, as choices for a picker. */
export function memberChoices(
  rows: {breakdown: string; member: string}[],
): Choice<{breakdown: string; member: string}>[] {
  const everyone = {value: {breakdown: "all", member: "(all)"}, text: t("breakdown.all")};
  const others = breakdownChoices(rows).flatMap(({value: breakdown, text: group}) => {
    const members = new Set(rows.filter((row) => row.breakdown === breakdown).map((row) => row.member));
    return [...members].map((member) => ({value: {breakdown, member}, text: label(member), group}));
  });
  return [everyone, ...others];
}
