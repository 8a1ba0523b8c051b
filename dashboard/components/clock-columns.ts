import {type Column, column} from "./column.js";
import {count, days} from "./format.js";
import {label} from "./label.js";
import type {RiskCount, StageClock} from "./process-metrics.js";
import {t} from "./t.js";

/** How long those that go forward take at each stage, and how many open ones have stood longer than three quarters of them. */
export function clockColumns(risks: RiskCount[]): Column<StageClock>[] {
  const standing = (title: string, word: string): Column<StageClock> => {
    const number = (row: StageClock) =>
      risks.find((risk) => risk.breakdown === "stage" && risk.member === row.stage && risk.sign === word)
        ?.journey_count ?? null;
    return {title: t(title), value: number, print: (row) => count(number(row)), isText: false};
  };
  return [
    column("stage", label, "text"),
    column("median_advance_days", days),
    column("p75_advance_days", days),
    column("p90_advance_days", days),
    column("longest_advance_days", days),
    column("open_count", count),
    standing("column.past_clock_count", "past clock"),
    standing("column.no_precedent_count_open", "no precedent"),
  ];
}
