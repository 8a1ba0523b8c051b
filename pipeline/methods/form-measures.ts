import {binomialTwoSided, exactInterval} from "./binomial.ts";
import {fisher} from "./fisher.ts";
import {goodnessOfFit, sameShare} from "./goodness-of-fit.ts";
import {greaterThanRest} from "./mann-whitney.ts";
import type {Measures} from "./measures.ts";
import {quantile, shareOf} from "./quantile.ts";

/** What the log says: the same words, the same fields, round minutes. */
export const formMeasures: Measures = {
  same_wording: ({own}) => [{statistic: "prospects_worded_alike", unit: "prospects", value: own.at(-1)}],
  same_fields: ({own, all}) => {
    const greater = greaterThanRest(own, all);
    return [
      {statistic: "fields_match_median", unit: "share", value: quantile(own, 0.5)},
      {statistic: "fields_match_85", unit: "share", value: shareOf(own, (share) => share >= 0.85)},
      {statistic: "fields_match_whole", unit: "share", value: shareOf(own, (share) => share === 1)},
      {statistic: "fields_match_above_others", unit: "pairs", value: greater?.u, byChance: greater?.byChance},
    ];
  },
  minutes: ({own, all, byRep}) => {
    const fives = (minutes: number[]) => minutes.filter((minute) => minute % 5 === 0).length;
    const [k, n, allK] = [fives(own), own.length, fives(all)];
    const others = all.length - n;
    const digits = goodnessOfFit(
      Array.from({length: 10}, (_, digit) => own.filter((minute) => minute % 10 === digit).length),
    );
    const between = sameShare(byRep.map((minutes) => ({k: fives(minutes), n: minutes.length})));
    return [
      {
        statistic: "minutes_by_five",
        unit: "share",
        value: k / n,
        ends: exactInterval(k, n),
        byChance: binomialTwoSided(k, n, 0.2),
      },
      {statistic: "minutes_whipple", unit: "index", value: (500 * k) / n},
      {
        statistic: "minutes_last_digit",
        unit: "chi-square",
        value: digits.chiSquare,
        degrees: digits.degrees,
        byChance: digits.byChance,
      },
      ...(others > 0
        ? [
            {
              statistic: "minutes_by_five_unlike_others",
              unit: "distance",
              value: k / n - (allK - k) / others,
              byChance: fisher(k, n, allK, all.length),
            } as const,
          ]
        : []),
      ...(between
        ? [
            {
              statistic: "minutes_by_five_between_consultants",
              unit: "chi-square",
              value: between.chiSquare,
              degrees: between.degrees,
              byChance: between.byChance,
            } as const,
          ]
        : []),
    ];
  },
};
