import type {Column} from "./column.js";
import {compactAmount, count, percent} from "./format.js";
import {label} from "./label.js";
import {t} from "./t.js";
import type {SameAge} from "./year-metrics.js";
import {change} from "./year-sentences.js";

/** The answers of one member, by question. */
export interface YearMember {
  member: string;
  answers: Map<string, SameAge>;
}

/** One row a member of a breakdown, the one with the largest won amount first. */
export function yearMembers(rows: SameAge[]): YearMember[] {
  const members = new Map<string, Map<string, SameAge>>();
  for (const row of rows) {
    const answers = members.get(row.member) ?? new Map<string, SameAge>();
    answers.set(row.question, row);
    members.set(row.member, answers);
  }
  const isThere = ({answers}: YearMember) => [...answers.values()].some((row) => row.value || row.whole_base_value);
  const size = ({answers}: YearMember) => answers.get("booked_amount")?.value ?? answers.get("booked")?.value ?? 0;
  return [...members]
    .map(([member, answers]) => ({member, answers}))
    .filter(isThere)
    .sort((a, b) => size(b) - size(a));
}

const questions: [question: string, print: (value: number | null) => string][] = [
  ["booked_amount", compactAmount],
  ["booked", count],
  ["journeys", count],
  ["win_rate", percent],
];

/** What was won, how many came and how many of them were won, each with its change; a rate's only where it is beyond chance. */
export const yearColumns: Column<YearMember>[] = [
  {title: t("column.member"), value: (row) => label(row.member), print: (row) => label(row.member), isText: true},
  ...questions.flatMap(([question, print]): Column<YearMember>[] => {
    const of = (row: YearMember) => row.answers.get(question);
    const moved = (row: YearMember) =>
      question === "win_rate" && !of(row)?.is_told ? null : (of(row)?.change_ratio ?? null);
    return [
      {
        title: t(`year_column.${question}`),
        value: (row) => of(row)?.value ?? null,
        print: (row) => print(of(row)?.value ?? null),
        isText: false,
      },
      {title: t("year_column.change"), value: moved, print: (row) => change(moved(row)), isText: false},
    ];
  }),
];
