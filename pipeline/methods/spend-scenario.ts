import {michaelisMenten, michaelisMentenMarginal} from "./saturation.ts";

/** What is assumed, not estimated: how much of spend lasts into the next week, and the weekly spend that brings half of the most. */
export type Assumed = {carryover: number; half: number};

/**
 * What a tenth more or less spend each week would bring if all that is booked to a channel came of its spend along such a curve, which
 * passes through the present: most × x / (x + half × present). Once settled, and in the first week, before what lasts has built up.
 */
export function scenarioOf(present: number, bookedReturn: number, {carryover, half}: Assumed) {
  const most = bookedReturn * present * (1 + half);
  const broughtBy = (part: number) => michaelisMenten(part * present, most, half * present);
  return {
    marginal: michaelisMentenMarginal(present, most, half * present),
    more: broughtBy(1.1) - broughtBy(1),
    less: broughtBy(0.9) - broughtBy(1),
    firstWeek: broughtBy(1 + 0.1 * (1 - carryover)) - broughtBy(1),
  };
}
