import {randomOf} from "../../data/generator/random.ts";

/** A lead source whose truth is known: its leads over so many days up to as_of, which part of them is won, after how long, for how much. */
export type Source = {
  name: string;
  leads: number;
  days: number;
  rate: number;
  medianDays: number;
  meanAmount: number;
  /** The part that is won of the leads of the last half-year, where it is another. */
  lateRate?: number;
};

/** A lead with its whole fate. Exports hold of it what has happened by as_of. */
export type Lead = {
  id: string;
  source: string;
  line: string;
  customer: string;
  at: number;
  isWon: boolean;
  /** It sells again what another source delivered first, and has no fate of its own. */
  isAgain: boolean;
  endsAt: number;
  amount: number;
};

export const asOf = Date.UTC(2025, 5, 30, 23, 59);
export const lateFrom = Date.UTC(2025, 0, 1);
/** Spread of deal values and of times to the win: standard deviation of their logarithms. */
export const spread = {amount: 0.7, days: 0.5};
const day = 86_400_000;

/** The leads of a source, in order; the product line is its own unless another is named. */
export function leadsOf(seed: string, source: Source, line = source.name): Lead[] {
  const random = randomOf(seed, source.name);
  return Array.from({length: source.leads}, (_, index) => {
    const at = asOf - random.uniform() * source.days * day;
    const isWon = random.chance(at < lateFrom ? source.rate : (source.lateRate ?? source.rate));
    const days = isWon ? random.lognormal(source.medianDays, spread.days) : random.lognormal(35, 0.8);
    const amount =
      Math.round(100 * random.lognormal(source.meanAmount * Math.exp(-(spread.amount ** 2) / 2), spread.amount)) / 100;
    const id = `${source.name}/${index}`;
    return {id, source: source.name, line, customer: id, at, isWon, isAgain: false, endsAt: at + days * day, amount};
  });
}

/** So many leads more that sell again, within nine days, what others delivered first and is still served. */
export function resoldOf(seed: string, name: string, others: Lead[], count: number): Lead[] {
  const random = randomOf(seed, name, "again");
  const served = others.filter(({at, endsAt}) => Math.min(endsAt, asOf) > at + 9 * day);
  return Array.from({length: count}, (_, index) => {
    const first = served[Math.floor(((index + random.uniform()) * served.length) / count)]!;
    const at = first.at + random.between(1, 9) * day;
    return {...first, id: `${name}/again/${index}`, source: name, at, isAgain: true};
  });
}
