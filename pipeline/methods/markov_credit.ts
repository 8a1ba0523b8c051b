import type {Method} from "../method.ts";
import {absorption, type Chain} from "./absorption.ts";

type Step = {from: string; to: string; count: number; amount: number};

const fewestWins = 200;
const mostChannels = 100;
const mostStates = 1000;

/**
 * Removal effect of each channel (Anderl et al. 2016): 1 − the chance of a win from the start, where every journey that comes to a state
 * with the channel ends there, over the chance as it is; with values, the same of the expected amount. Credit is in proportion to it.
 * By exact elimination, no simulation.
 */
export const markovCredit: Method = {
  columns: {
    period_kind: ["varchar", "all or fiscal_year"],
    period: ["varchar", "'(all)', or the fiscal year of the outcome"],
    path_order: ["integer", "how many channels back a state remembers"],
    channel: ["varchar", "the channel"],
    removal_rate: ["double", "part of the wins lost without the channel; null where a reason is given"],
    value_removal_rate: ["double", "part of the amount lost without it; null without known amounts"],
    credit_rate: ["double", "its part of the sum of all channels' removal effects: its credit"],
    value_credit_rate: ["double", "the same of the amounts"],
    won_count: ["integer", "wins that something touched"],
    not_won_count: ["integer", "journeys that something touched and that ended without a win"],
    reason: [
      "varchar",
      "too few wins, no losses or too many states: why there is no answer; (none) where there is one",
    ],
  },
  rows: (input) => {
    const chains = new Map<string, Step[]>();
    for (const row of input) {
      const key = JSON.stringify([row["period_kind"], row["period"], row["path_order"]]);
      const steps = chains.get(key) ?? [];
      steps.push(stepOf(row));
      chains.set(key, steps);
    }
    return [...chains.keys()].sort().flatMap((key) => {
      const [period_kind, period, path_order] = JSON.parse(key) as [string, string, number];
      return creditOf(chains.get(key)!).map((credit) => ({period_kind, period, path_order, ...credit}));
    });
  },
};

const stepOf = (row: Record<string, unknown>): Step => ({
  from: String(row["from_state"]),
  to: String(row["to_state"]),
  count: Number(row["step_count"]),
  amount: Number(row["won_amount"] ?? 0),
});

function creditOf(given: Step[]) {
  const steps = given.sort((one, other) => (one.from + one.to < other.from + other.to ? -1 : 1));
  const states = [...new Set(["[]", ...steps.map(({from}) => from)])];
  const channelsOf = states.map((state) => new Set(JSON.parse(state) as string[]));
  const channels = [...new Set(channelsOf.flatMap((set) => [...set]))].sort();
  const ended = (how: string) => sum(steps.map(({to, count}) => (to === how ? count : 0)));
  const [won_count, not_won_count] = [ended("(won)"), ended("(not won)")];
  const reason = refusalOf(won_count, not_won_count, channels.length, states.length);
  if (reason !== "(none)") return channels.map((channel) => ({channel, won_count, not_won_count, reason}));
  const chain = chainOf(steps, states);
  const whole = absorption(chain, () => false);
  const without = channels.map((channel) => absorption(chain, (state) => channelsOf[state]!.has(channel)));
  const removal = without.map(({won}) => part(1 - won / whole.won));
  const valueRemoval = without.map(({value}) => (whole.value > 0 ? part(1 - value / whole.value) : null));
  return channels.map((channel, index) => ({
    channel,
    removal_rate: removal[index]!,
    value_removal_rate: valueRemoval[index]!,
    credit_rate: removal[index]! / sum(removal),
    value_credit_rate: whole.value > 0 ? valueRemoval[index]! / sum(valueRemoval.map(Number)) : null,
    won_count,
    not_won_count,
    reason,
  }));
}

function refusalOf(wonCount: number, notWonCount: number, channelCount: number, stateCount: number): string {
  if (wonCount <= fewestWins) return "too few wins";
  if (notWonCount === 0) return "no losses";
  return channelCount > mostChannels || stateCount > mostStates ? "too many states" : "(none)";
}

const sum = (given: number[]): number => given.reduce((before, each) => before + each, 0);

/** A number that rounding may have put a little outside of [0, 1]. */
const part = (given: number): number => Math.min(Math.max(given, 0), 1);

function chainOf(steps: Step[], states: string[]): Chain {
  const numberOf = new Map(states.map((state, index) => [state, index]));
  const all = states.map(() => 0);
  for (const {from, count} of steps) all[numberOf.get(from)!]! += count;
  const chain: Chain = {
    onward: states.map(() => new Map()),
    won: states.map(() => 0),
    value: states.map(() => 0),
    notWon: states.map(() => 0),
  };
  for (const {from, to, count, amount} of steps) {
    const state = numberOf.get(from)!;
    const weight = count / all[state]!;
    if (to === "(won)") {
      chain.won[state] = weight;
      chain.value[state] = amount / all[state]!;
    } else if (to === "(not won)") chain.notWon[state] = weight;
    else chain.onward[state]!.set(numberOf.get(to)!, weight);
  }
  return chain;
}
