import type {Method} from "../method.ts";
import {bestMatches} from "./best-matches.ts";

/** How much of each pattern of fields another prospect's grading by the same consultant has. */
export const fieldTwins: Method = {
  columns: {
    rep_id: ["varchar", "who graded"],
    pattern: ["varchar", "the fields, as JSON"],
    match_rate: ["double", "largest share of fields the same as of another prospect; null where there is none"],
  },
  rows: (input) => {
    const byRep = new Map<string, {pattern: string; count: number}[]>();
    for (const {rep_id, pattern, prospect_count} of input) {
      const own = byRep.get(String(rep_id)) ?? [];
      own.push({pattern: String(pattern), count: Number(prospect_count)});
      byRep.set(String(rep_id), own);
    }
    return [...byRep].flatMap(([rep_id, own]) => {
      const best = bestMatches(
        own.map(({pattern}) => JSON.parse(pattern) as string[]),
        own.map(({count}) => count),
      );
      return own.map(({pattern}, index) => ({rep_id, pattern, match_rate: best[index]!}));
    });
  },
};
