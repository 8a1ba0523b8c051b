import type {Method} from "../method.ts";
import {spreadOf} from "./draw-spread.ts";
import type {YearGroup} from "./year-groups.ts";

/** The bridge of a member, in cents: what was booked, and the parts of the change in the order of yearPartsOf. */
export type YearLine = {
  member: string;
  opening: number;
  closing: number;
  parts: number[];
  lmdiParts: number[] | null;
  /** both years have the member; else only the later one, or only the earlier one, has; of a sum: of any of its members */
  isFactor: boolean;
  isNew: boolean;
  isDropped: boolean;
  /** of either year: journeys, their wins in the year, wins of earlier ones, all wins booked */
  counts: [number[], number[]];
  /** parts by draw */
  draws: number[][];
  /** the factors of both years, where there are any */
  values: [number[], number[]];
};

const mostDisagreement = 0.05;
const fewestJourneys = 30;
const fewestWins = 5;

/** The rows of a member's bridge, from opening to closing. Where no deal value of a year's wins is known it has no other rows. */
export function yearRowsOf(group: YearGroup, line: YearLine): ReturnType<Method["rows"]> {
  const {basePeriod, period, breakdown, isComplete, isBaseWhole, hasEarlier} = group;
  const row = (effect: string, order: number, rest: ReturnType<Method["rows"]>[number]) => ({
    base_period: basePeriod,
    period,
    breakdown,
    member: line.member,
    effect_order: order,
    effect,
    stage: "(all)",
    is_agreed: true,
    base_won_count: line.counts[0][3]!,
    won_count: line.counts[1][3]!,
    is_complete: isComplete,
    is_base_whole: isBaseWhole,
    ...rest,
  });
  const isKnown = (["base", "period"] as const).map((side) => isAmountKnown(group, side));
  const booked = (name: string, order: number, cents: number, known: boolean) =>
    row(name, order, {effect_amount: known ? cents / 100 : null, is_told: known});
  const effects = isKnown.every(Boolean) ? effectsOf(group) : [];
  const largest = Math.max(...line.parts.slice(0, group.stages.length + 5).map(Math.abs)) / 100;
  const rows = effects.flatMap(({effect, stage, isFactor}, index) => {
    if (isHidden(effect, group, line)) return [];
    const isTellable = effect !== "speed" || group.hasSpeed;
    const amount = line.parts[index]! / 100;
    const lmdi = isFactor && isTellable ? (line.lmdiParts?.[index] ?? null) : null;
    const {low, high, chance} = isTellable
      ? spreadOf(
          amount,
          line.draws.map((draw) => draw[index]!),
        )
      : {low: null, high: null, chance: null};
    return [
      row(effect, index + 2, {
        stage,
        effect_amount: isTellable ? amount : null,
        effect_low_amount: low,
        effect_high_amount: high,
        chance_rate: chance,
        lmdi_amount: lmdi,
        base_value: isFactor && isTellable ? finite(line.values[0][index]) : null,
        period_value: isFactor && isTellable ? finite(line.values[1][index]) : null,
        is_agreed:
          !isFactor || !isTellable || (lmdi !== null && Math.abs(lmdi - amount) <= mostDisagreement * largest + 0.01),
        is_told:
          low !== null &&
          (low > 0 || high < 0) &&
          chance <= 0.05 &&
          isBaseWhole &&
          isEnough(effect, line) &&
          (effect !== "carry-over" || hasEarlier),
      }),
    ];
  });
  return [
    booked("opening", 1, line.opening, isKnown[0]!),
    ...rows,
    booked("closing", group.stages.length + 11, line.closing, isKnown[1]!),
  ];
}

const effectsOf = ({stages}: YearGroup) =>
  [
    ["volume"],
    ["mix"],
    ...stages.map((stage) => ["conversion", stage]),
    ["deal values known"],
    ["deal value"],
    ["speed"],
    ["new"],
    ["dropped"],
    ["carry-over"],
    ["rest of the year"],
  ].map(([effect, stage], index) => ({effect: effect!, stage: stage ?? "(all)", isFactor: index < stages.length + 5}));

/** Whether an effect has no place in a bridge, or none in this member's. */
function isHidden(effect: string, group: YearGroup, {isFactor, isNew, isDropped}: YearLine): boolean {
  if (effect === "carry-over") return false;
  if (effect === "rest of the year") return group.isComplete;
  if (effect === "new") return !isNew;
  if (effect === "dropped") return !isDropped;
  if (effect === "mix" && group.breakdown === "all") return true;
  return !isFactor || (effect === "deal values known" && hasEveryValue(group));
}

/** Whether an effect rests on enough cases to tell it: five wins and thirty journeys in each year that it is of. */
function isEnough(effect: string, {counts: [before, after]}: YearLine): boolean {
  const has = ([journeys, wins]: number[]) => journeys! >= fewestJourneys && wins! >= fewestWins;
  if (effect === "carry-over") return before[2]! >= fewestWins && after[2]! >= fewestWins;
  if (effect === "rest of the year") return before[3]! - before[1]! - before[2]! >= fewestWins;
  return (effect === "new" || has(before)) && (effect === "dropped" || has(after));
}

const hasEveryValue = ({members}: YearGroup): boolean =>
  members.every(({cells}) => cells.every(({isWonInYear, count, knownCount}) => !isWonInYear || count === knownCount));

/** Whether what a year booked is known: it booked nothing, or at least one deal value is on record. */
function isAmountKnown({members}: YearGroup, year: "base" | "period"): boolean {
  const booked = members.flatMap(({cells}) =>
    cells.filter(({side, part, isWonInYear}) => side === year && (part !== "cohort" || isWonInYear)),
  );
  return booked.length === 0 || booked.some(({knownCount}) => knownCount > 0);
}

const finite = (value: number | undefined): number | null => (Number.isFinite(value) ? value! : null);
