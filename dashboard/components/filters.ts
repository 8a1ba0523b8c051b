import type {Listed} from "./care-metrics.js";
import type {Group} from "./funnel-metrics.js";
import {memberChoices} from "./member-choices.js";
import {periodChoices} from "./period-choices.js";
import {type Picker, picker} from "./picker.js";
import {t} from "./t.js";

type Member = Pick<Group, "breakdown" | "member">;

/** The two choices that pages share, of a year of first contact and of a group that SQL has computed; both stand in the address. */
export function filters(rows: Group[]): {year: Picker<string>; whose: Picker<Member>} {
  const years = rows.filter((row) => ["all", "fiscal_year"].includes(row.period_kind)).map((row) => row.period);
  return {
    year: picker(t("picker.period"), periodChoices(years), {name: "year"}),
    whose: picker(t("picker.whom"), memberChoices(rows), {name: "whose"}),
  };
}

/** Whether a row is of the year and the group that were chosen. */
export const chosen =
  (year: string, {breakdown, member}: Member) =>
  (row: Pick<Group, "period" | "breakdown" | "member">): boolean =>
    row.period === year && row.breakdown === breakdown && row.member === member;

/** Whether a single journey belongs to the year and the group that were chosen. */
export const belongs =
  (year: string, {breakdown, member}: Member) =>
  (row: Listed): boolean =>
    (year === "(all)" || row.fiscal_year === year) &&
    (breakdown === "all" || row[breakdown as keyof Listed] === member);
