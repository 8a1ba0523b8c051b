import type {Method} from "../method.ts";
import {mutualInformation} from "./mutual-information.ts";

const floor = 100;

/** What grades tell of the purchase, for all, by department and by consultant: nothing is told of less than a hundred declarations. */
export const gradeInformation: Method = {
  columns: {
    level: ["varchar", "all, department or rep"],
    member: ["varchar", "which; '(all)' where they are not split"],
    declared_count: ["integer", "declarations whose days are over"],
    bought_count: ["integer", "of them, followed by a purchase"],
    information_ratio: [
      "double",
      "mutual information of grade and purchase in nats; null under a hundred declarations",
    ],
    beyond_chance_ratio: ["double", "the same less what chance alone brings; 0 or less is nothing"],
    told_rate: ["double", "part of all that there is to be known of the purchase that the grade tells"],
    by_chance_rate: ["double", "probability of as much information where grades tell nothing (G test)"],
    standing: ["varchar", "tells, no more than chance, or few records"],
  },
  rows: (input) => {
    const members = new Map<string, Map<string, [number, number]>>();
    for (const row of input) {
      const key = JSON.stringify([row["level"], row["member"]]);
      const grades = members.get(key) ?? new Map<string, [number, number]>();
      const counts = [Number(row["declared_count"]), Number(row["bought_count"])] as const;
      grades.set(String(row["grade"]), [counts[1], counts[0] - counts[1]]);
      members.set(key, grades);
    }
    return [...members].sort(byKey).map(([key, grades]) => {
      const [level, member] = JSON.parse(key) as [string, string];
      const table = [...grades].sort(byKey).map(([, counts]) => counts);
      const bought = table.reduce((sum, [count]) => sum + count, 0);
      const declared = table.reduce((sum, [yes, no]) => sum + yes + no, 0);
      const told = declared >= floor ? mutualInformation(table) : undefined;
      const tells = told && told.beyondChance > 0 && told.byChance < 0.05;
      return {
        level,
        member,
        declared_count: declared,
        bought_count: bought,
        information_ratio: told?.information ?? null,
        beyond_chance_ratio: told?.beyondChance ?? null,
        told_rate: told ? Math.min(Math.max(told.ofUncertainty ?? 0, 0), 1) : null,
        by_chance_rate: told ? Math.min(Math.max(told.byChance, 0), 1) : null,
        standing: told ? (tells ? "tells" : "no more than chance") : "few records",
      };
    });
  },
};

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);
