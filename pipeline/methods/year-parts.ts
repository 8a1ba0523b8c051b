import {lmdiParts, productOf, shapleyParts} from "./decomposition.ts";

/** What is known of a year's journeys of a member by the day on which the year is cut. */
export type Year = {
  /** journeys that reached the first stage, the second …; with no history of stages, only how many there are */
  reachedCounts: number[];
  /** of these, won by then, and of these in the year itself */
  wonCount: number;
  wonInYearCount: number;
  /** of the wins in the year: how many have a deal value, and their sum */
  knownCount: number;
  wonAmount: number;
  /** won in the year by journeys of earlier years, and won in it after the cut */
  earlierCount: number;
  earlierAmount: number;
  restCount: number;
  restAmount: number;
};

export type Member = {member: string; base: Year; period: Year};

/** Parts of a member's change, by two methods, and whether they are those of factors: both years have it. */
export type Told = {isFactor: boolean; parts: number[]; lmdiParts: number[] | null};

/**
 * Parts of the change of each member's won amount from one year to the next, in the order volume, mix, conversion from each stage, deal
 * values known, deal value, speed, new, dropped, carry-over, rest of the year. A member's wins in its year's own journeys are a product:
 * journeys of all members that both years have × its share × rate of each stage × share with a deal value × mean value × share of the
 * wins that came within the year. A rate that a year cannot tell is that of the other. A member that only one year has is new or
 * dropped as a whole. The mix is centred: what its journeys bring beyond the mean; the mean goes to the member's volume.
 */
export function yearPartsOf(members: readonly Member[], isNewOrDropped: readonly boolean[]): Told[] {
  const totals = yearCountsOf(members, isNewOrDropped);
  const pairs = members.map(({base, period}) => carried(factorsOf(base, totals[0]), factorsOf(period, totals[1])));
  const mean = sum(pairs.flatMap((pair, index) => (isNewOrDropped[index] ? [] : pair.map(productOf)))) / 2;
  return members.map(({base, period}, index) => {
    const [before, after] = pairs[index]!;
    const isFactor = !isNewOrDropped[index];
    const others = [
      isFactor || period.reachedCounts[0] === 0 ? 0 : period.wonAmount,
      isFactor || base.reachedCounts[0] === 0 ? 0 : -base.wonAmount,
      period.earlierAmount - base.earlierAmount,
      period.restAmount - base.restAmount,
    ];
    const moved = mean * (after[1]! - before[1]!);
    const centred = (parts: number[]) => [parts[0]! + moved, parts[1]! - moved, ...parts.slice(2)];
    if (!isFactor) return {isFactor, parts: [...before.map(() => 0), ...others], lmdiParts: null};
    const lmdi = lmdiParts(before, after);
    return {isFactor, parts: [...centred(shapleyParts(before, after)), ...others], lmdiParts: lmdi && centred(lmdi)};
  });
}

/** Journeys of the members that both years have, in each of the years. */
export function yearCountsOf(members: readonly Member[], isNewOrDropped: readonly boolean[]): [number, number] {
  const both = members.filter((_, index) => !isNewOrDropped[index]);
  return [sum(both.map(({base}) => base.reachedCounts[0]!)), sum(both.map(({period}) => period.reachedCounts[0]!))];
}

/** The factors whose product is a year's won amount of a member; NaN where the year cannot tell one. */
export function factorsOf(year: Year, journeyCount: number): number[] {
  const {reachedCounts, wonCount, wonInYearCount, knownCount, wonAmount} = year;
  return [
    journeyCount,
    reachedCounts[0]! / journeyCount,
    ...reachedCounts.map((reached, stage) => (reachedCounts[stage + 1] ?? wonCount) / reached),
    knownCount / wonInYearCount,
    wonAmount / knownCount,
    wonInYearCount / wonCount,
  ];
}

/** Two years' factors, each that one of them cannot tell taken from the other; 1 where neither can. */
function carried(before: number[], after: number[]): [number[], number[]] {
  const filled = (own: number[], other: number[]) =>
    own.map((factor, index) => [factor, other[index]!, 1].find((each) => !Number.isNaN(each))!);
  return [filled(before, after), filled(after, before)];
}

const sum = (given: readonly number[]): number => given.reduce((before, each) => before + each, 0);
