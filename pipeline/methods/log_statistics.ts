import type {Method} from "../method.ts";
import {adjusted} from "./fisher.ts";
import {logMeasures} from "./log-measures.ts";
import type {Asked} from "./measures.ts";

type Group = {department: string; rep: string; values: number[]};
type Row = ReturnType<Method["rows"]>[number];

/** Statistics of the log as an auditor asks for them, for all, by department and by consultant. They judge nobody: every consultant is different. */
export const logStatistics: Method = {
  columns: {
    level: ["varchar", "all, department or rep"],
    member: ["varchar", "which; '(all)' where they are not split"],
    statistic: ["varchar", "what is computed: see docs/log-integrity.md"],
    unit: ["varchar", "of the value: hours, share, entries, prospects, index, distance, pairs or chi-square"],
    record_count: ["integer", "records that it is computed of: entries, notes, gradings, durations or working days"],
    value: ["double", "the statistic"],
    value_low: ["double", "lower end of its exact 95 % interval; null where it has none"],
    value_high: ["double", "upper end of the same"],
    degrees_number: ["integer", "degrees of freedom; null where it has none"],
    by_chance_rate: [
      "double",
      "probability of as much by chance; null where it has none, and where the records are fewer than integrity.min_records",
    ],
    adjusted_rate: ["double", "the same adjusted for all members of the level asked (Benjamini and Hochberg 1995)"],
  },
  rows: (input) => {
    const measures = new Map<string, Group[]>();
    for (const row of input) {
      const groups = measures.get(String(row["measure"])) ?? [];
      groups.push({
        department: String(row["department"]),
        rep: String(row["rep_id"]),
        values: row["values"] as number[],
      });
      measures.set(String(row["measure"]), groups);
    }
    const floor = Number(input[0]?.["record_floor_count"]);
    const given = (input[0]?.["weekday_rate"] ?? null) as number | null;
    const rows = [...measures]
      .sort(byName)
      .flatMap(([measure, groups]) => rowsOf(measure, groups.sort(byRep), floor, given));
    return withAdjusted(rows);
  },
};

function rowsOf(measure: string, groups: Group[], floor: number, given: number | null): Row[] {
  const all = merged(groups);
  const members = [
    ...(measure.startsWith("daily")
      ? []
      : [["all", () => "(all)"] as const, ["department", (group: Group) => group.department] as const]),
    ["rep", (group: Group) => group.rep] as const,
  ];
  return members.flatMap(([level, nameOf]) =>
    [...new Set(groups.map(nameOf))].sort().flatMap((member) => {
      const own = groups.filter((group) => nameOf(group) === member);
      const asked: Asked = {own: merged(own), all, byRep: level === "rep" ? [] : own.map(({values}) => values), given};
      return logMeasures[measure]!(asked).flatMap(
        ({statistic, unit, value, ends, degrees, byChance, recordCount = asked.own.length}) =>
          value === undefined
            ? []
            : [
                {
                  level,
                  member,
                  statistic,
                  unit,
                  record_count: recordCount,
                  value,
                  value_low: ends?.[0] ?? null,
                  value_high: ends?.[1] ?? null,
                  degrees_number: degrees ?? null,
                  by_chance_rate:
                    byChance === undefined || recordCount < floor ? null : Math.min(Math.max(byChance, 0), 1),
                },
              ],
      );
    }),
  );
}

/** Adjusts each probability for the members of its level of which the same is asked. */
function withAdjusted(rows: Row[]): Row[] {
  const families = new Map<string, Row[]>();
  for (const row of rows) {
    row["adjusted_rate"] = null;
    if (row["by_chance_rate"] === null) continue;
    const key = `${row["level"]} ${row["statistic"]}`;
    families.set(key, [...(families.get(key) ?? []), row]);
  }
  for (const family of families.values()) {
    const chances = adjusted(family.map((row) => Number(row["by_chance_rate"])));
    for (const [index, row] of family.entries()) row["adjusted_rate"] = chances[index]!;
  }
  return rows;
}

const merged = (groups: Group[]): number[] =>
  groups.length === 1 ? groups[0]!.values : Array.from(Float64Array.from(groups.flatMap(({values}) => values)).sort());

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);
const byRep = (a: Group, b: Group): number => byName([a.rep, a], [b.rep, b]);
