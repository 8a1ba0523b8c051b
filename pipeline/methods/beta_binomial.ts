import type {Method} from "../method.ts";
import {betaBelow, betaQuantile} from "./beta.ts";
import {betaBinomialFit, binomialLogLikelihood} from "./beta-binomial-fit.ts";
import {adjusted, fisher} from "./fisher.ts";

/**
 * Empirical Bayes (Efron & Morris; Kleinman 1973): members of a family draw their rates from one Beta(a, b), fitted to all of them; the
 * shrunk rate is (k + a) / (n + a + b). The interval leaves out that a and b are estimated: too narrow under some eight members.
 * That members differ at all is told where twice the gain in log likelihood over one rate for all passes 2.706: 5 %, the boundary halves chi-square.
 * Each member is also tested against all others of its family (Fisher), over the family at a false discovery rate of 5 %.
 */
export const betaBinomial: Method = {
  columns: {
    period_kind: ["varchar", "all or fiscal_year"],
    period: ["varchar", "of first contact: '(all)', or the fiscal year"],
    breakdown: ["varchar", "lead_source or channel"],
    measure: ["varchar", "the rate: contacted, qualified, opportunity, won_of_entered or won_of_closed"],
    member: ["varchar", "the source or channel"],
    event_count: ["integer", "journeys that did"],
    trial_count: ["integer", "of so many"],
    raw_rate: ["double", "their share"],
    raw_rate_low: ["double", "lower end of its 95 % Wilson interval"],
    raw_rate_high: ["double", "upper end of its 95 % Wilson interval"],
    shrunk_rate: ["double", "the share, drawn to the average as far as few cases ask; null under five members"],
    shrunk_rate_low: ["double", "lower end of its 95 % interval"],
    shrunk_rate_high: ["double", "upper end of its 95 % interval"],
    own_weight_rate: ["double", "weight of its own cases in the shrunk rate; the rest is that of the average"],
    better_rate: ["double", "probability that it is truly above the pooled rate; null where members do not differ"],
    chance_rate: ["double", "two-sided p of Fisher's test against all other members; null without others"],
    adjusted_chance_rate: ["double", "the same, adjusted for the number of members (Benjamini–Hochberg)"],
    is_different: ["boolean", "the adjusted p is 5 % or less"],
    rate_rank: [
      "integer",
      "1 is the highest shrunk rate; null under 30 cases or 5 events, or where members do not differ",
    ],
    pooled_rate: ["double", "share of all members together"],
    average_rate: ["double", "mean of the distribution that members draw from; the pooled rate at the boundary"],
    strength_ratio: ["double", "cases that a member needs before its own outweigh the average: a + b; null without"],
    finding: ["varchar", "sources differ, no evidence that sources differ, or too few sources"],
  },
  rows: (input) => {
    const families = new Map<string, Unit[]>();
    for (const row of input) {
      const key = JSON.stringify(keys.map((column) => row[column]));
      const unit = {member: String(row["member"]), k: Number(row["event_count"]), n: Number(row["trial_count"])};
      families.set(key, [
        ...(families.get(key) ?? []),
        {...unit, low: row["raw_rate_low"], high: row["raw_rate_high"]},
      ]);
    }
    return [...families.keys()].sort().flatMap((key) => {
      const family = Object.fromEntries((JSON.parse(key) as string[]).map((word, index) => [keys[index]!, word]));
      return shrunk(families.get(key)!.sort((one, other) => (one.member < other.member ? -1 : 1))).map((row) => ({
        ...family,
        ...row,
      }));
    });
  },
};

type Unit = {member: string; k: number; n: number; low: unknown; high: unknown};

const keys = ["period_kind", "period", "breakdown", "measure"];
const fewestMembers = 5;
const total = (given: number[]): number => given.reduce((before, each) => before + each, 0);

function shrunk(units: Unit[]) {
  const [allK, allN] = [total(units.map(({k}) => k)), total(units.map(({n}) => n))];
  const pooled = allK / allN;
  const few = units.length < fewestMembers;
  const fit = few ? undefined : betaBinomialFit(units);
  const strength = fit && fit.a + fit.b;
  const differs = fit !== undefined && 2 * (fit.logLikelihood - binomialLogLikelihood(units, pooled)) > 2.706;
  const chances = units.map(({k, n}) => fisher(k, n, allK, allN));
  const adjustedChances = adjusted(chances);
  const rows = units.map(({member, k, n, low, high}, index) => {
    const [a, b] = fit ? [k + fit.a, n - k + fit.b] : [allK + 0.5, allN - allK + 0.5];
    const rate = fit ? a / (a + b) : pooled;
    return {
      member,
      event_count: k,
      trial_count: n,
      raw_rate: k / n,
      raw_rate_low: Number(low),
      raw_rate_high: Number(high),
      shrunk_rate: few ? null : rate,
      shrunk_rate_low: few ? null : Math.min(rate, betaQuantile(0.025, a, b)),
      shrunk_rate_high: few ? null : Math.max(rate, betaQuantile(0.975, a, b)),
      own_weight_rate: few ? null : strength ? n / (n + strength) : 0,
      better_rate: differs ? 1 - betaBelow(pooled, a, b) : null,
      chance_rate: units.length > 1 ? chances[index]! : null,
      adjusted_chance_rate: units.length > 1 ? adjustedChances[index]! : null,
      is_different: units.length > 1 && adjustedChances[index]! <= 0.05,
      rate_rank: null as number | null,
      pooled_rate: pooled,
      average_rate: fit ? fit.a / (fit.a + fit.b) : pooled,
      strength_ratio: strength ?? null,
      finding: few ? "too few sources" : differs ? "sources differ" : "no evidence that sources differ",
    };
  });
  if (differs)
    [...rows]
      .filter((row) => row.trial_count >= 30 && row.event_count >= 5)
      .sort((one, other) => other.shrunk_rate! - one.shrunk_rate! || (one.member < other.member ? -1 : 1))
      .forEach((row, index) => {
        row.rate_rank = index + 1;
      });
  return rows;
}
