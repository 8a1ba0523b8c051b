/** Geometric adstock: what a period's spend still does in later ones, a_t = x_t + carryover × a_(t−1). */
export function adstock(spend: readonly number[], carryover: number): number[] {
  let before = 0;
  return spend.map((each) => {
    before = each + carryover * before;
    return before;
  });
}

/** The same on the scale of spend: a steady spend of x gives x, once settled. */
export const normalisedAdstock = (spend: readonly number[], carryover: number): number[] =>
  adstock(spend, carryover).map((each) => (1 - carryover) * each);

/** The same over a window of so many periods, whose weights add up to 1; nothing is spent before the first. */
export const windowedAdstock = (spend: readonly number[], carryover: number, window: number): number[] =>
  weighted(
    spend,
    Array.from({length: window}, (_, lag) => carryover ** lag),
  );

/** Carry-over that is highest `peak` periods after the spend: weights carryover^((lag − peak)²) over the window, which add up to 1. */
export const delayedAdstock = (spend: readonly number[], carryover: number, window: number, peak: number): number[] =>
  weighted(
    spend,
    Array.from({length: window}, (_, lag) => carryover ** ((lag - peak) ** 2)),
  );

/** Periods until half of what a carry-over keeps is gone. */
export const halfLife = (carryover: number): number => Math.log(0.5) / Math.log(carryover);

function weighted(spend: readonly number[], weights: readonly number[]): number[] {
  const whole = weights.reduce((before, each) => before + each, 0);
  return spend.map(
    (_, at) => weights.reduce((before, weight, lag) => before + weight * (spend[at - lag] ?? 0), 0) / whole,
  );
}
