import {merged, type Told} from "./ranking.ts";

/**
 * The rates, never falling as the chance told rises, that are nearest to what happened (pool adjacent violators; Ayer et al. 1955), one for each
 * chance from the lowest up.
 */
export function isotonic(told: readonly Told[]): {chance: number; rate: number; count: number; wins: number}[] {
  const pools: {count: number; wins: number; levels: Told[]}[] = [];
  for (const level of merged(told)) {
    let pool = {count: level.count, wins: level.wins, levels: [level]};
    for (let last = pools.at(-1); last && last.wins * pool.count >= pool.wins * last.count; last = pools.at(-1)) {
      pool = {count: last.count + pool.count, wins: last.wins + pool.wins, levels: [...last.levels, ...pool.levels]};
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({count, wins, levels}) => levels.map((level) => ({...level, rate: wins / count})));
}
