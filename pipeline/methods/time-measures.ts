import {binomialFrom, exactInterval} from "./binomial.ts";
import {gini} from "./gini.ts";
import {goodnessOfFit} from "./goodness-of-fit.ts";
import {partFromRest} from "./kolmogorov-smirnov.ts";
import type {Measures, Statistic} from "./measures.ts";
import {quantile, shareOf} from "./quantile.ts";

/** When the log was written: how late, before the weekly meeting, how closely together, how evenly over the days. */
export const timeMeasures: Measures = {
  entry_lag: ({own, all}) => {
    const known = (lags: number[]) => lags.filter((hours) => hours >= 0);
    const lags = known(own);
    const apart = partFromRest(lags, known(all));
    return [
      ...[0.25, 0.5, 0.75, 0.9].map(
        (part): Statistic => ({
          statistic: `lag_p${part * 100}`,
          unit: "hours",
          value: quantile(lags, part),
          recordCount: lags.length,
        }),
      ),
      {
        statistic: "within_24_hours",
        unit: "share",
        value: shareOf(lags, (hours) => hours <= 24),
        recordCount: lags.length,
      },
      {
        statistic: "after_72_hours",
        unit: "share",
        value: shareOf(lags, (hours) => hours > 72),
        recordCount: lags.length,
      },
      {statistic: "before_it_happened", unit: "entries", value: own.length - lags.length},
      {
        statistic: "lag_unlike_others",
        unit: "distance",
        value: apart?.distance,
        byChance: apart?.byChance,
        recordCount: lags.length,
      },
    ];
  },
  before_meeting: ({own, given}) => {
    const k = own.filter((one) => one === 1).length;
    const byChance = given ? binomialFrom(k, own.length, given) : undefined;
    return [
      {statistic: "before_meeting", unit: "share", value: k / own.length, ends: exactInterval(k, own.length), byChance},
    ];
  },
  half_hour: ({own}) => [{statistic: "fullest_half_hour", unit: "entries", value: own.at(-1)}],
  daily_entries: ({own}) => [
    ...spreadOf("daily_entries", own),
    {statistic: "daily_entries_gini", unit: "index", value: gini(own)},
  ],
  daily_activities: ({own}) => spreadOf("daily_activities", own),
};

/** Of counts a day: variance over mean, 1 where each entry falls on a day by chance (index of dispersion). */
function spreadOf(measure: string, counts: number[]): Statistic[] {
  if (counts.length < 2 || counts.at(-1) === 0) return [];
  const {chiSquare, degrees, byChance} = goodnessOfFit(counts);
  return [{statistic: `${measure}_spread`, unit: "index", value: chiSquare / degrees, degrees, byChance}];
}
