import type {Method} from "../method.ts";
import {scoreModel} from "./score-model.ts";
import {byPattern, groupsOf, sizeOf} from "./score-pattern.ts";

/** What a level of each criterion adds to the log odds of a win in time: as the scorecard says, and as what happened says. */
export const scorecardWeights: Method = {
  columns: {
    criterion: ["varchar", "the criterion of the scorecard"],
    known_count: ["integer", "gradings old enough to learn from in which something with a level was known of it"],
    assessment_count: ["integer", "gradings old enough to learn from"],
    declared_ratio: ["double", "what a level adds to the log odds by its declared weight; null where too few were won"],
    fitted_ratio: ["double", "what a level adds by what happened, drawn to the declared weight"],
    declared_odds_ratio: [
      "double",
      "by how much a level multiplies the odds as declared: e to the power of declared_ratio",
    ],
    fitted_odds_ratio: ["double", "by how much it multiplies them by what happened"],
    unknown_ratio: ["double", "what it adds that nothing is known, beside its level; null where all is known"],
    finding: ["varchar", "as declared, more than declared, less than declared, against the scorecard, or too few"],
  },
  rows: (input) => {
    const groups = byPattern(groupsOf(input).filter(({isMature}) => isMature));
    const names = [...new Set(groups.flatMap(({criteria}) => criteria.map(({criterion}) => criterion)))].sort();
    const weights = scoreModel(groups, "shrunk weights")?.weights;
    return names.map((name) => {
      const known = groups.filter(({criteria}) => criteria.some((each) => each.criterion === name && each.known));
      const own = weights?.get(name);
      return {
        criterion: name,
        known_count: sizeOf(known).count,
        assessment_count: sizeOf(groups).count,
        declared_ratio: own?.declared ?? null,
        fitted_ratio: own ? own.declared + own.moved : null,
        declared_odds_ratio: own ? Math.exp(own.declared) : null,
        fitted_odds_ratio: own ? Math.exp(own.declared + own.moved) : null,
        unknown_ratio: own?.unknown ?? null,
        finding: own ? findingOf(own.declared, own.declared + own.moved) : "too few",
      };
    });
  },
};

/** A weight within half of what was declared is as declared. */
function findingOf(declared: number, fitted: number): string {
  if (fitted * declared < 0) return "against the scorecard";
  if (Math.abs(fitted - declared) <= Math.abs(declared) / 2) return "as declared";
  return Math.abs(fitted) > Math.abs(declared) ? "more than declared" : "less than declared";
}
