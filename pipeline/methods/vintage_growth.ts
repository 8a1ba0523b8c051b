import type {Method} from "../method.ts";
import {errorOfSum, growthOf, type Triangle, ultimatesOf} from "./chain-ladder.ts";

type Channel = {months: string[]; amounts: number[][]; wins: number[][]};

const fewestCohorts = 6;
const fewestWins = 20;

/**
 * What the won amount of each month of spend is expected to grow to by the oldest age seen: chain ladder with Mack's standard error
 * (Mack 1993), as multiples. A channel with fewer than 20 wins, or no age by which
 * they are enough, grows as all channels together do. Refused with fewer than six months
 * in all, before the first age by which more than 20 wins are the base, and where nothing is won yet.
 */
export const vintageGrowth: Method = {
  columns: {
    channel: ["varchar", "the channel, or '(all)'"],
    period: ["varchar", "month of spend and first contact, '(all)' for all that can be told"],
    month_number: ["integer", "oldest age in months at which it is fully observed; null for '(all)'"],
    growth_ratio: [
      "double",
      "expected amount at the oldest age over the amount at that age; null where a reason is given",
    ],
    error_ratio: ["double", "Mack's standard error over the expected amount"],
    is_pooled: ["boolean", "it grows as all channels together do, for want of wins of its own"],
    reason: [
      "varchar",
      "too few months, too young or nothing won yet: why there is no answer; (none) where there is one",
    ],
  },
  rows: (input) => {
    const channels = channelsOf(input);
    const all = channels.get("(all)");
    if (!all) return [];
    const ladder = ladderOf(all);
    return [...channels.keys()].sort().flatMap((name) => {
      const channel = channels.get(name)!;
      const own = ladderOf(channel);
      const is_pooled = name !== "(all)" && (latestOf(channel.wins) < fewestWins || own.first === own.steps.length);
      return growthRows(channel, is_pooled ? ladder : own).map((row) => ({channel: name, is_pooled, ...row}));
    });
  },
};

function channelsOf(input: Record<string, unknown>[]): Map<string, Channel> {
  const cells = [...input].sort(
    (one, other) =>
      Number(String(one["period"]) > String(other["period"])) -
        Number(String(one["period"]) < String(other["period"])) ||
      Number(one["month_number"]) - Number(other["month_number"]),
  );
  const channels = new Map<string, Channel>();
  for (const cell of cells) {
    const name = String(cell["channel"]);
    const channel = channels.get(name) ?? {months: [], amounts: [], wins: []};
    channels.set(name, channel);
    const period = String(cell["period"]);
    if (channel.months.at(-1) !== period) {
      channel.months.push(period);
      channel.amounts.push([]);
      channel.wins.push([]);
    }
    channel.amounts.at(-1)!.push(Number(cell["won_so_far_amount"]));
    channel.wins.at(-1)!.push(Number(cell["won_so_far_count"]));
  }
  return channels;
}

/** The steps of a channel, and the first age whose step rests on enough wins. */
function ladderOf({amounts, wins, months}: Channel) {
  const steps = growthOf(amounts);
  const base = (age: number) =>
    latestOf(wins.filter((row) => row.length > age + 1).map((row) => row.slice(0, age + 1)));
  const first = steps.findIndex((_, age) => base(age) > fewestWins);
  return {steps, first: first < 0 ? steps.length : first, isLong: months.length >= fewestCohorts};
}

const latestOf = (rows: Triangle): number => rows.reduce((before, row) => before + (row.at(-1) ?? 0), 0);

function growthRows({months, amounts}: Channel, {steps, first, isLong}: ReturnType<typeof ladderOf>) {
  const told: number[][] = [];
  const ultimates = ultimatesOf(amounts, steps);
  const rows = months.map((period, index) => {
    const amount = amounts[index]!;
    const ultimate = ultimates[index];
    const month_number = amount.length - 1;
    const reason = !isLong
      ? "too few months"
      : month_number < first || !ultimate
        ? "too young"
        : ultimate.latest <= 0
          ? "nothing won yet"
          : "(none)";
    if (reason !== "(none)" || !ultimate) return {period, month_number, reason};
    told.push(amount);
    return {
      period,
      month_number,
      growth_ratio: ultimate.expected / ultimate.latest,
      error_ratio: ultimate.error / ultimate.expected,
      reason,
    };
  });
  if (told.length === 0) return [...rows, {period: "(all)", reason: isLong ? "too young" : "too few months"}];
  const expected = ultimatesOf(told, steps).reduce((before, each) => before + each!.expected, 0);
  const whole = {growth_ratio: expected / latestOf(told), error_ratio: errorOfSum(told, steps) / expected};
  return [...rows, {period: "(all)", ...whole, reason: "(none)"}];
}
