import {chiSquareAbove} from "./chi-square.ts";

/** The middle 95 % of draws of an effect, to the cent, and the two-sided p of its being none, by their standard error; 1 where nothing spreads. */
export function spreadOf(effect: number, draws: readonly number[]): {low: number; high: number; chance: number} {
  const sorted = [...draws].sort((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.round(share * (sorted.length - 1))]! * 100) / 100;
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / (draws.length - 1);
  return {low: at(0.025), high: at(0.975), chance: variance > 0 ? chiSquareAbove(effect ** 2 / variance, 1) : 1};
}
