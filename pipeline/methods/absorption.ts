/** A chain that ends: for each state but the ends the ways on, and what ends there; all weights of a state add up to 1. */
export type Chain = {
  /** to other states, by their number; state 0 is the start */
  onward: Map<number, number>[];
  won: number[];
  /** what is won on the way out of a state, such as its chance of a win × the mean amount */
  value: number[];
  notWon: number[];
};

/**
 * Chance of a win and expected value from the start, where a state that is left out ends every journey that comes to it. Exact:
 * states are removed one by one, each one's weight passed on (Grassmann, Taksar & Heyman 1985, which subtracts nothing), those with the
 * fewest ways first.
 */
export function absorption(chain: Chain, isLeftOut: (state: number) => boolean): {won: number; value: number} {
  const won = [...chain.won];
  const value = [...chain.value];
  const notWon = [...chain.notWon];
  const onward = chain.onward.map((ways, from) => {
    const kept = new Map<number, number>();
    for (const [to, weight] of ways)
      if (isLeftOut(to)) notWon[from]! += weight;
      else kept.set(to, weight);
    return kept;
  });
  const into = onward.map(() => new Set<number>());
  const left = new Set(onward.keys());
  for (const state of [...left]) if (state > 0 && isLeftOut(state)) left.delete(state);
  for (const from of left) for (const to of onward[from]!.keys()) into[to]!.add(from);
  left.delete(0);
  while (left.size > 0) {
    const state = fewest(left, (each) => into[each]!.size * onward[each]!.size);
    left.delete(state);
    const ways = onward[state]!;
    ways.delete(state);
    into[state]!.delete(state);
    let leaving = won[state]! + notWon[state]!;
    for (const weight of ways.values()) leaving += weight;
    for (const to of ways.keys()) into[to]!.delete(state);
    for (const from of into[state]!) {
      const part = onward[from]!.get(state)! / leaving;
      onward[from]!.delete(state);
      won[from]! += part * won[state]!;
      value[from]! += part * value[state]!;
      notWon[from]! += part * notWon[state]!;
      for (const [to, weight] of ways) {
        onward[from]!.set(to, (onward[from]!.get(to) ?? 0) + part * weight);
        into[to]!.add(from);
      }
    }
  }
  return {won: won[0]!, value: value[0]!};
}

function fewest(states: Set<number>, sizeOf: (state: number) => number): number {
  let best = -1;
  let smallest = Number.POSITIVE_INFINITY;
  for (const state of states) {
    const size = sizeOf(state);
    if (size < smallest) [best, smallest] = [state, size];
    if (size <= 1) break;
  }
  return best;
}
