import type {Method} from "../method.ts";
import {chiSquareAbove} from "./chi-square.ts";

type Rep = {id: string; department: string; decided: number; won: number; expected: number; variance: number};

const fewestReps = 8;
const fewestExpected = 5;

/**
 * Wins of each consultant against those to be expected of the journeys served, and whether consultants differ beyond chance at all: Pearson's
 * chi-square over consultants with five or more expected wins, within departments. Where they do not (5 %), or are fewer than eight, every factor is 1: to send journeys
 * by such differences would be to chase noise. Where they do, won / expected is drawn to 1 by the variance between consultants (gamma–Poisson,
 * by moments): (won + k) / (expected + k), k = 1 / variance.
 */
export const repFactors: Method = {
  columns: {
    rep_id: ["varchar", "the consultant"],
    decided_count: ["integer", "journeys served that ended"],
    won_count: ["integer", "of them, won"],
    expected_won_count: ["double", "wins to be expected of them by lead source, product line and department"],
    raw_ratio: ["double", "won / expected; null where none is expected"],
    factor_ratio: ["double", "the same drawn to 1; 1 where consultants do not differ beyond chance"],
    factor_low_ratio: ["double", "lower end of its 95 % interval"],
    factor_high_ratio: ["double", "upper end of the same"],
    chance_rate: ["double", "chance of differences as large between consultants that do not differ; the same for all"],
    is_different: ["boolean", "consultants differ beyond chance; the same for all"],
    reason: ["varchar", "no evidence that consultants differ, too few consultants, or (none)"],
  },
  rows: (input) => {
    const reps = input.map(repOf).sort((one, other) => (one.id < other.id ? -1 : 1));
    const compared = reps.filter(({expected}) => expected >= fewestExpected);
    const departments = new Set(compared.map(({department}) => department)).size;
    const chi = sum(compared.map(({won, expected, variance}) => (won - expected) ** 2 / Math.max(variance, 1e-12)));
    const isEnough = compared.length - departments >= fewestReps - 1;
    const chance = isEnough ? chiSquareAbove(chi, compared.length - departments) : null;
    const isDifferent = chance !== null && chance < 0.05;
    const between =
      sum(compared.map(({won, expected, variance}) => (won - expected) ** 2 - variance)) /
      Math.max(sum(compared.map(({expected}) => expected ** 2)), 1e-12);
    const k = isDifferent ? 1 / Math.max(between, 1e-6) : null;
    return reps.map(({id, decided, won, expected, variance}) => {
      const factor = k === null ? 1 : (won + k) / (expected + k);
      const error = k === null ? 0 : Math.sqrt(Math.max(variance, 1e-12) + k) / (expected + k);
      return {
        rep_id: id,
        decided_count: decided,
        won_count: won,
        expected_won_count: expected,
        raw_ratio: expected > 0 ? won / expected : null,
        factor_ratio: factor,
        factor_low_ratio: Math.max(factor - 1.96 * error, 0),
        factor_high_ratio: factor + 1.96 * error,
        chance_rate: chance,
        is_different: isDifferent,
        reason: isDifferent ? "(none)" : isEnough ? "no evidence that consultants differ" : "too few consultants",
      };
    });
  },
};

const repOf = (row: Record<string, unknown>): Rep => ({
  id: String(row["rep_id"]),
  department: String(row["department"]),
  decided: Number(row["decided_count"]),
  won: Number(row["won_count"]),
  expected: Number(row["expected_won_count"]),
  variance: Number(row["variance"]),
});

const sum = (given: readonly number[]): number => given.reduce((before, each) => before + each, 0);
