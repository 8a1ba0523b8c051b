import type {Method} from "../method.ts";
import {yearDrawsOf} from "./year-draws.ts";
import {addCell, emptyYear, type YearGroup, yearGroupsOf} from "./year-groups.ts";
import {factorsOf, type Year, yearCountsOf, yearPartsOf} from "./year-parts.ts";
import {type YearLine, yearRowsOf} from "./year-rows.ts";

/**
 * From a year's booked won amount to the next one's, in parts (see yearPartsOf). Speed is what comes of the share of the wins known by the cut
 * that fell within the year; until the later year's journeys have been followed beyond its end it cannot be told, and is within the
 * conversions. Cents that rounding leaves are put to the largest part. Intervals: 300 draws of the journeys from a fixed seed (see resampled).
 */
export const yearBridge: Method = {
  columns: {
    base_period: ["varchar", "the fiscal year before: FY2024"],
    period: ["varchar", "the fiscal year: FY2025"],
    breakdown: ["varchar", "whose mix is told apart: all, lead_source, region, department or product_line"],
    member: ["varchar", "which of them; '(all)' is the sum of the members"],
    effect_order: ["integer", "place of the effect in the bridge; the opening is the first"],
    effect: [
      "varchar",
      "opening, volume, mix, conversion, deal values known, deal value, speed, new, dropped, carry-over, rest of the year or closing",
    ],
    stage: [
      "varchar",
      "the stage that a conversion is from; '(all)' for other effects, and where no history tells the stages",
    ],
    effect_amount: [
      "amount",
      "booked won amount, or by how much the effect changed it; null where it cannot be told, and is within others",
    ],
    effect_low_amount: ["amount", "lower end of its 95 % interval; null for what was booked"],
    effect_high_amount: ["amount", "upper end of the same"],
    chance_rate: [
      "double",
      "probability of an effect so far from 0, to either side, if there were none: by the standard error of the draws",
    ],
    lmdi_amount: ["amount", "the same effect by LMDI-I; null where it is not one of a factor"],
    base_value: [
      "double",
      "the factor in the year before: its journeys, share, rate or mean deal value; null for other effects, and for the sum of members but its journeys",
    ],
    period_value: ["double", "the same in the year"],
    is_agreed: ["boolean", "LMDI-I differs by no more than 5 % of the largest effect, or is not asked"],
    is_told: [
      "boolean",
      "its interval leaves out 0 and its p is 5 % or less, it rests on five wins and thirty journeys in each of the years that it is of, and the exports reach back far enough",
    ],
    base_won_count: ["integer", "wins that the year before booked of the member"],
    won_count: ["integer", "wins that the year booked of it"],
    is_complete: ["boolean", "the later year is over"],
    is_base_whole: ["boolean", "the exports reach back to the start of the earlier year"],
  },
  rows: (input) => yearGroupsOf(input).flatMap(bridgesOf),
};

function bridgesOf(group: YearGroup): ReturnType<Method["rows"]> {
  const members = group.members.map(({member, cells}) => {
    const years = {base: emptyYear(group), period: emptyYear(group)};
    for (const cell of cells) addCell(years[cell.side], cell, group.hasSpeed);
    return {member, ...years};
  });
  const isNewOrDropped = members.map(({base, period}) => !base.reachedCounts[0] || !period.reachedCounts[0]);
  const told = yearPartsOf(members, isNewOrDropped);
  const draws = yearDrawsOf(group, isNewOrDropped);
  const counts = yearCountsOf(members, isNewOrDropped);
  const lines = members.map(({member, base, period}, index): YearLine => {
    const {parts, lmdiParts, isFactor} = told[index]!;
    const [opening, closing] = [bookedOf(base), bookedOf(period)];
    return {
      member,
      opening,
      closing,
      parts: partsInCents(parts, closing - opening, group.stages.length + 5),
      lmdiParts,
      isFactor,
      counts: [countsOf(base), countsOf(period)],
      isNew: !base.reachedCounts[0] && Boolean(period.reachedCounts[0]),
      isDropped: Boolean(base.reachedCounts[0]) && !period.reachedCounts[0],
      draws: draws.map((draw) => draw[index]!),
      values: isFactor ? [valuesOf(base, counts[0]), valuesOf(period, counts[1])] : [[], []],
    };
  });
  return (group.breakdown === "all" ? lines : [wholeOf(lines, counts), ...lines]).flatMap((line) =>
    yearRowsOf(group, line),
  );
}

/** A year's factors, the first of them by its own journeys. */
const valuesOf = (year: Year, journeyCount: number): number[] => [
  year.reachedCounts[0]!,
  ...factorsOf(year, journeyCount).slice(1),
];

/** Of a year: its journeys, their wins in it, wins of earlier ones, and all that it booked. */
const countsOf = ({reachedCounts, wonInYearCount, earlierCount, restCount}: Year): number[] => [
  reachedCounts[0]!,
  wonInYearCount,
  earlierCount,
  wonInYearCount + earlierCount + restCount,
];

/** Booked in the year, in cents. */
const bookedOf = ({wonAmount, earlierAmount, restAmount}: Year): number =>
  Math.round((wonAmount + earlierAmount + restAmount) * 100);

/** Parts in cents that add up to the change: what rounding leaves goes to the largest of the factors' parts, which come first. */
function partsInCents(parts: readonly number[], change: number, factorCount: number): number[] {
  const cents = parts.map((part) => Math.round(part * 100));
  const sizes = cents.slice(0, factorCount).map(Math.abs);
  cents[sizes.indexOf(Math.max(...sizes))]! += change - cents.reduce((sum, part) => sum + part, 0);
  return cents;
}

const wholeOf = (lines: readonly YearLine[], counts: [number, number]): YearLine => ({
  member: "(all)",
  opening: lines.reduce((sum, {opening}) => sum + opening, 0),
  closing: lines.reduce((sum, {closing}) => sum + closing, 0),
  parts: summed(lines.map(({parts}) => parts)),
  lmdiParts: lines.some(({isFactor, lmdiParts}) => isFactor && !lmdiParts)
    ? null
    : summed(lines.flatMap(({lmdiParts}) => (lmdiParts ? [lmdiParts] : []))),
  isFactor: lines.some(({isFactor}) => isFactor),
  counts: [summed(lines.map(({counts}) => counts[0])), summed(lines.map(({counts}) => counts[1]))],
  isNew: lines.some(({isNew}) => isNew),
  isDropped: lines.some(({isDropped}) => isDropped),
  draws: lines[0]!.draws.map((_, run) => summed(lines.map(({draws}) => draws[run]!))),
  values: [[counts[0]], [counts[1]]],
});

const summed = (rows: readonly number[][]): number[] =>
  (rows[0] ?? []).map((_, index) => rows.reduce((sum, row) => sum + row[index]!, 0));
