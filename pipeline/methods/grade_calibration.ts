import type {Method} from "../method.ts";
import {betaBinomial} from "./beta_binomial.ts";

const fewestCases = 30;
const columns = [
  "shrunk_rate",
  "shrunk_rate_low",
  "shrunk_rate_high",
  "own_weight_rate",
  "adjusted_chance_rate",
] as const;

/** Promises that came true, by member and grade; members of one breakdown and grade are shrunk together (empirical Bayes). */
export const gradeCalibration: Method = {
  columns: {
    breakdown: ["varchar", "all, department, rep or lead_source"],
    member: ["varchar", "which of them; '(all)' where they are not split"],
    grade: ["varchar", "the grade declared"],
    promise_days: ["double", "days within which it promises the purchase"],
    declared_count: ["integer", "times that it was declared of a prospect who had not bought yet"],
    mature_count: ["integer", "of them, those whose days are over"],
    kept_count: ["integer", "of these, followed by the purchase in time"],
    kept_rate: ["double", "their share; null without any whose days are over"],
    kept_rate_low: ["double", "lower end of its 95 % Wilson interval"],
    kept_rate_high: ["double", "upper end of its 95 % Wilson interval"],
    shrunk_rate: ["double", "the share, drawn to the average as far as few cases ask; null under five members"],
    shrunk_rate_low: ["double", "lower end of its 95 % interval"],
    shrunk_rate_high: ["double", "upper end of its 95 % interval"],
    own_weight_rate: ["double", "weight of its own cases in the shrunk rate; the rest is that of the average"],
    adjusted_chance_rate: ["double", "p of Fisher's test against all others, adjusted for the number of members"],
    is_different: ["boolean", "that p is 5 % or less"],
    is_enough: ["boolean", "30 cases or more: fewer are not to be ranked or coloured"],
  },
  rows: (input) => {
    const shrunk = new Map<string, Record<string, unknown>>();
    const keyOf = (breakdown: unknown, grade: unknown, member: unknown) => JSON.stringify([breakdown, grade, member]);
    const judged = input.filter((row) => row["breakdown"] !== "all" && Number(row["mature_count"]) > 0);
    for (const row of betaBinomial.rows(
      judged.map((row) => ({
        period_kind: "all",
        period: "(all)",
        breakdown: row["breakdown"],
        measure: row["grade"],
        member: row["member"],
        event_count: row["kept_count"],
        trial_count: row["mature_count"],
        raw_rate_low: row["kept_rate_low"],
        raw_rate_high: row["kept_rate_high"],
      })),
    ))
      shrunk.set(keyOf(row["breakdown"], row["measure"], row["member"]), row);
    return input
      .map((row) => {
        const own = shrunk.get(keyOf(row["breakdown"], row["grade"], row["member"]));
        const mature = Number(row["mature_count"]);
        return {
          ...(row as Record<string, string | number | null>),
          kept_rate: mature > 0 ? Number(row["kept_count"]) / mature : null,
          ...Object.fromEntries(
            columns.map((column) => [column, (own?.[column] as number | null | undefined) ?? null]),
          ),
          is_different: own?.["is_different"] === true,
          is_enough: mature >= fewestCases,
          order: keyOf(row["breakdown"], row["grade"], row["member"]),
        };
      })
      .sort((one, other) => (one.order < other.order ? -1 : 1));
  },
};
