import type {Method} from "../method.ts";
import {type Chance, distributionOf, quantileOf} from "./win_distribution.ts";

type Group = {count: number; probability: number; mean: number; spread: number; isComing: boolean};
type Case = {forecastOn: string; horizon: number; facts: Record<string, unknown>; groups: Group[]};

const normal80 = 1.2815515655446004;
const mostTrials = 20_000;
const fewestCases = 6;

/**
 * How much is won within so many days of a day: the sum over the journeys open then of the curve's probability, and over those yet to come
 * (Poisson). The band P10 to P90 is that of independent journeys (generalised Poisson binomial); widened by what is uncertain of the curve (a
 * part in the root of the wins that it rests on) and of how many begin (the same of those that began in 90 days); and once more where the
 * forecasts of earlier days erred by more than that: by the 80 % quantile of their errors in standard deviations over 1.28. Each day is told by
 * what was known on it, its widening by the errors of days whose outcome was known on it.
 */
export const forecast: Method = {
  columns: {
    forecast_on: ["date", "the day; what was written down later is not used"],
    horizon_days: ["double", "days ahead"],
    is_past: ["boolean", "its outcome is known; else it is as_of"],
    open_count: ["integer", "journeys open that day as far as was known"],
    open_won_count: ["double", "wins expected of them"],
    new_won_count: ["double", "wins expected of journeys that begin within the days"],
    expected_won_count: ["double", "wins expected"],
    low_won_count: ["integer", "P10: fewer are won in one of ten cases"],
    high_won_count: ["integer", "P90: more are won in one of ten cases"],
    expected_won_amount: ["amount", "their deal value; null where no amount of a win was known"],
    low_won_amount: ["amount", "P10 of the deal value"],
    high_won_amount: ["amount", "P90 of the deal value"],
    widening_ratio: [
      "double",
      "by which the band is wider for the errors of earlier forecasts; 1 with fewer than six of them",
    ],
    naive_won_count: [
      "double",
      "wins of the same days a year before, else of as many days before; null where the exports do not reach back",
    ],
    naive_won_amount: ["amount", "their deal value, as far as it is known"],
    naive_kind: ["varchar", "same days last year, days before, or (none)"],
    won_count: ["integer", "wins that came; null where not yet known"],
    won_amount: ["amount", "their deal value, as far as it is known"],
  },
  rows: (input) => {
    const cases = casesOf(input);
    const told: (ReturnType<typeof tellingOf> & {until: string; horizon: number})[] = [];
    return cases.map((each) => {
      const earlier = told.filter(({until, horizon}) => horizon === each.horizon && until <= each.forecastOn);
      const telling = tellingOf(
        each,
        wideningOf(earlier.map(({error}) => error)),
        wideningOf(earlier.flatMap(({amountError}) => amountError ?? [])),
      );
      if (each.facts["is_past"])
        told.push({...telling, until: dayAfter(each.forecastOn, each.horizon), horizon: each.horizon});
      return telling.row;
    });
  },
};

function casesOf(input: Record<string, unknown>[]): Case[] {
  const cases = new Map<string, Case>();
  for (const row of input) {
    const [forecastOn, horizon] = [String(row["forecast_on"]), Number(row["horizon_days"])];
    const key = `${forecastOn} ${String(horizon).padStart(4, "0")}`;
    const found = cases.get(key) ?? {forecastOn, horizon, facts: row, groups: []};
    cases.set(key, found);
    found.groups.push({
      count: Number(row["journey_count"]),
      probability: Number(row["won_rate"]),
      mean: Number(row["mean_amount"] ?? Number.NaN),
      spread: Number(row["amount_spread"] ?? 0),
      isComing: Number(row["since_order"]) < 0,
    });
  }
  const sorted = [...cases.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
  for (const {groups} of sorted)
    groups.sort(
      (a, b) =>
        Number(a.isComing) - Number(b.isComing) ||
        a.probability - b.probability ||
        a.mean - b.mean ||
        a.count - b.count,
    );
  return sorted;
}

function tellingOf({forecastOn, horizon, facts, groups}: Case, widening: number, amountWidening: number) {
  const wins = (given: Group[]) => sum(given.map(({count, probability}) => count * probability));
  const [open, coming] = [groups.filter(({isComing}) => !isComing), groups.filter(({isComing}) => isComing)];
  const mean = wins(groups);
  const variance = sum(groups.map(({count, probability: p, isComing}) => count * p * (isComing ? 1 : 1 - p)));
  const hasAmounts = groups.every(({mean: each}) => Number.isFinite(each));
  const meanAmount = sum(groups.map(({count, probability, mean: each}) => count * probability * each));
  const amountVariance = sum(
    groups.map(
      ({count, probability: p, mean: m, spread: s, isComing}) =>
        count * (p * (m * m + s * s) - (isComing ? 0 : p * p * m * m)),
    ),
  );
  const isPast = Boolean(facts["is_past"]);
  const number = (name: string) => (facts[name] === null || facts[name] === undefined ? null : Number(facts[name]));
  const perWin = 1 / Math.max(number("base_won_count") ?? 0, 1);
  const perBegun = 1 / Math.max(number("begun_count") ?? 0, 1);
  const comingAmount = sum(coming.map(({count, probability, mean: each}) => count * probability * each));
  const whole = variance + mean ** 2 * perWin + wins(coming) ** 2 * perBegun;
  const wholeAmount = amountVariance * (1 + mean * perWin) + comingAmount ** 2 * perBegun;
  const [won, wonAmount] = [number("won_count"), number("won_amount")];
  const [low, high] = bandOf(groups, () => [1], mean, variance, widening * widthOf(whole, variance));
  const [lowAmount, highAmount] = bandOf(
    groups,
    ({mean: m, spread: s}) => [Math.max(m - s, 0), m + s],
    meanAmount,
    amountVariance,
    amountWidening * widthOf(wholeAmount, amountVariance),
  );
  return {
    error: isPast && won !== null && variance > 0 ? Math.abs(won - mean) / Math.sqrt(whole) : 0,
    amountError:
      isPast && hasAmounts && wonAmount !== null && amountVariance > 0
        ? Math.abs(wonAmount - meanAmount) / Math.sqrt(wholeAmount)
        : null,
    row: {
      forecast_on: forecastOn,
      horizon_days: horizon,
      is_past: isPast,
      open_count: Math.round(sum(open.map(({count}) => count))),
      open_won_count: wins(open),
      new_won_count: wins(coming),
      expected_won_count: mean,
      low_won_count: Math.floor(low),
      high_won_count: Math.ceil(high),
      expected_won_amount: hasAmounts ? meanAmount : null,
      low_won_amount: hasAmounts ? lowAmount : null,
      high_won_amount: hasAmounts ? highAmount : null,
      widening_ratio: widening,
      naive_won_count: number("naive_won_count"),
      naive_won_amount: number("naive_won_amount"),
      naive_kind: String(facts["naive_kind"]),
      won_count: isPast ? won : null,
      won_amount: isPast ? wonAmount : null,
    },
  };
}

/** P10 and P90 of the sum: by convolution on a grid, or by the normal where there are too many journeys for one; then widened about the mean. */
function bandOf(
  groups: Group[],
  valuesOf: (group: Group) => number[],
  mean: number,
  variance: number,
  widening: number,
): [number, number] {
  const spread = Math.sqrt(variance);
  const trials = sum(
    groups.map(({count, probability, isComing}) => (isComing ? Math.ceil(count * probability * 50) : count)),
  );
  let [low, high] = [mean - normal80 * spread, mean + normal80 * spread];
  if (trials <= mostTrials && variance > 0) {
    const isCount = groups.every((group) => valuesOf(group).length === 1);
    const unit = isCount ? 1 : spread / 50;
    const chances = groups.flatMap((group): Chance[] => {
      const trialCount = group.isComing ? Math.ceil(group.count * group.probability * 50) : Math.round(group.count);
      const probability = group.isComing ? (group.count * group.probability) / trialCount : group.probability;
      const values = valuesOf(group);
      return Array.from({length: trialCount}, (_, index) => ({
        probability,
        value: Math.round(values[index % values.length]! / unit),
      })).filter((chance) => chance.probability > 0);
    });
    const cells = distributionOf(chances, Math.ceil((mean + 8 * spread) / unit) + 1);
    const shift = isCount ? 0 : mean - unit * meanOf(cells);
    [low, high] = [quantileOf(cells, 0.1) * unit + shift, quantileOf(cells, 0.9) * unit + shift];
  }
  return [Math.max(mean + (low - mean) * widening, 0), mean + (high - mean) * widening];
}

/** By how much wider a band is for the whole of a variance than for a part of it; as wide where there is none. */
const widthOf = (whole: number, part: number): number => (part > 0 ? Math.sqrt(whole / part) : 1);

const meanOf = (cells: Float64Array): number => cells.reduce((before, cell, at) => before + cell * at, 0);

/** How much wider a band must be for the errors of before, in standard deviations, to keep to 80 %; never narrower. */
function wideningOf(errors: number[]): number {
  if (errors.length < fewestCases) return 1;
  const sorted = [...errors].sort((a, b) => a - b);
  return Math.max(1, sorted[Math.min(Math.ceil(0.8 * (sorted.length + 1)) - 1, sorted.length - 1)]! / normal80);
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const sum = (given: readonly number[]): number => given.reduce((before, each) => before + each, 0);
