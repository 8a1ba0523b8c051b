import {isotonic} from "./isotonic.ts";
import {logistic} from "./logistic.ts";
import type {Told} from "./ranking.ts";

const total = (told: readonly Told[], of: (each: Told) => number): number =>
  told.reduce((before, each) => before + of(each), 0);

/** Mean squared error of chances (Brier 1950); undefined without cases. */
export function brier(told: readonly Told[]): number | undefined {
  const count = total(told, (each) => each.count);
  const missed = ({chance, count, wins}: Told) => wins * (1 - chance) ** 2 + (count - wins) * chance ** 2;
  return count > 0 ? total(told, missed) / count : undefined;
}

/** 1 − Brier / (p (1 − p)), p the rate that came true: 0 for a constant that knew it; undefined where all or none did. */
export function brierSkill(told: readonly Told[]): number | undefined {
  const rate = total(told, (each) => each.wins) / total(told, (each) => each.count);
  return rate > 0 && rate < 1 ? 1 - brier(told)! / (rate * (1 - rate)) : undefined;
}

/** Mean of −ln of the chance told to what happened, chances of 0 and 1 taken as a millionth away; undefined without cases. */
export function logLoss(told: readonly Told[]): number | undefined {
  const count = total(told, (each) => each.count);
  const lost = ({chance, count, wins}: Told) => {
    const within = Math.min(Math.max(chance, 1e-6), 1 - 1e-6);
    return -wins * Math.log(within) - (count - wins) * Math.log1p(-within);
  };
  return count > 0 ? total(told, lost) / count : undefined;
}

/** Expected calibration error over ten bins of equal width [0, .1), [.1, .2) … (Guo et al. 2017); undefined without cases. */
export function calibrationError(told: readonly Told[]): number | undefined {
  const count = total(told, (each) => each.count);
  if (count <= 0) return undefined;
  const gaps = Array<number>(10).fill(0);
  for (const {chance, count, wins} of told) gaps[Math.min(Math.floor(chance * 10), 9)]! += wins - count * chance;
  return gaps.reduce((before, gap) => before + Math.abs(gap), 0) / count;
}

/**
 * What happened on the logit of what was told (Cox 1958): slope 1 and intercept 0 where chances are right, slope under 1 where they are
 * too far apart; the shift is the intercept at slope 1. Undefined where it cannot be fitted.
 */
export function calibrationLine(told: readonly Told[]): {slope: number; intercept: number; shift: number} | undefined {
  const logits = told.map(({chance, count, wins}) => {
    const within = Math.min(Math.max(chance, 1e-6), 1 - 1e-6);
    return {logit: Math.log(within / (1 - within)), count, wins};
  });
  const line = logistic(logits.map(({logit, count, wins}) => ({values: [logit], count, wins})));
  const shift = logistic(logits.map(({logit, count, wins}) => ({values: [], offset: logit, count, wins})));
  return line && shift ? {slope: line.weights[0]!, intercept: line.intercept, shift: shift.intercept} : undefined;
}

/**
 * What the Brier error is made of: what redrawing the chances by what happened (isotonic) would take from it, and what they tell beyond a
 * constant that knew the rate (Dimitriadis, Gneiting & Jordan 2021). Undefined without cases.
 */
export function brierParts(told: readonly Told[]): {miscalibration: number; discrimination: number} | undefined {
  const before = brier(told);
  if (before === undefined) return undefined;
  const after = brier(isotonic(told).map(({rate, count, wins}) => ({chance: rate, count, wins})))!;
  const rate = total(told, (each) => each.wins) / total(told, (each) => each.count);
  return {miscalibration: Math.max(0, before - after), discrimination: Math.max(0, rate * (1 - rate) - after)};
}
