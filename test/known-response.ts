import {normalisedAdstock} from "../pipeline/methods/adstock.ts";
import {hill} from "../pipeline/methods/saturation.ts";

/** Numbers of a seed: even in [0, 1), normal, and counts of a mean. */
export function draws(seed: number) {
  let state = seed;
  const even = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even());
  const count = (mean: number) => {
    let [found, product] = [0, even()];
    for (; product > Math.exp(-mean); product *= even()) found++;
    return found;
  };
  return {even, normal, count};
}
export type Draws = ReturnType<typeof draws>;

/** How a company spends: a channel's spend of a week, from its earlier ones, the sales of the week before and the four before, and the others' spend. */
export type Spender = (week: number, draw: Draws, before: number[], sales: number[], others: number[]) => number;

export type Company = {
  weeks: number;
  spenders: Spender[];
  /** of the amount that a channel brings at most a week, half at a spend of `half`; both in thousands */
  most: number;
  half: number;
  carryover: number;
  /** what of a week's noise in demand lasts into the next, and its size as a part of the base of 100 */
  lasting?: number;
  demand?: number;
};

const dealAmount = 5;

/** The rows that a company's weeks would give, and each channel's true return of one more unit at its present spend. */
export function companyOf({weeks, spenders, most, half, carryover, lasting = 0, demand = 0}: Company, seed: number) {
  const draw = draws(seed);
  const spend = spenders.map((): number[] => []);
  const won = [...spenders, undefined].map((): {amount: number; wins: number}[] => []);
  const sales: number[][] = won.map(() => Array.from({length: weeks + 14}, () => 0));
  let shock = 0;
  for (let week = 0; week < weeks; week++) {
    const seen = sales.at(-1)!.slice(0, week);
    for (const [at, spender] of spenders.entries())
      spend[at]!.push(
        Math.max(
          0,
          spender(
            week,
            draw,
            spend[at]!,
            seen,
            spend.map((each) => each[week] ?? 0),
          ),
        ),
      );
    shock = lasting * shock + demand * draw.normal();
    const base = Math.max(10, 100 + 10 * Math.sin((2 * Math.PI * week) / 52) + 0.1 * week + 100 * shock);
    const means = [...spend.map((each) => most * hill(normalisedAdstock(each, carryover).at(-1)!, half, 1)), base];
    for (const [at, mean] of means.entries()) {
      const wins = draw.count(mean / dealAmount);
      const amounts = Array.from({length: wins}, () => dealAmount * Math.exp(0.5 * draw.normal() - 0.125));
      won[at]!.push({amount: amounts.reduce((before, each) => before + each, 0), wins});
      for (const amount of amounts) {
        const later = week + Math.floor(13 * draw.even());
        sales[at]![later]! += amount;
        if (at < spenders.length) sales.at(-1)![later]! += amount;
      }
    }
  }
  const present = spend.map((each) => each.slice(-13).reduce((before, value) => before + value, 0) / 13);
  const rows = Array.from({length: weeks}, (_, week) => {
    const week_on = new Date(Date.UTC(2022, 0, 3 + 7 * week)).toISOString().slice(0, 10);
    const row = (channel: string, each: object) => ({
      channel,
      week_on,
      is_watched: true,
      scenario_carryover_ratio: 0.3,
      scenario_half_saturation_ratio: 1,
      ...each,
    });
    const sum = (of: (each: {amount: number; wins: number}) => number) =>
      won.reduce((before, each) => before + of(each[week]!), 0);
    return [
      ...spend.map((each, at) =>
        row(`channel ${at}`, {
          spend_amount: each[week]!,
          won_count: won[at]![week]!.wins,
          won_amount: won[at]![week]!.amount,
          period_won_amount: sales[at]![week]!,
        }),
      ),
      row("(all)", {
        spend_amount: 0,
        won_count: sum(({wins}) => wins),
        won_amount: sum(({amount}) => amount),
        period_won_amount: sales.at(-1)![week]!,
      }),
    ];
  }).flat();
  return {rows, truth: present.map((x) => (most * half) / (half + x) ** 2), present};
}

/** Monthly levels of 0 to 20, by lot, for four weeks each. */
export const varied: Spender = (week, draw, before) =>
  week % 4 === 0 ? [0, 5, 10, 15, 20][Math.floor(5 * draw.even())]! : (before.at(-1) ?? 0);
