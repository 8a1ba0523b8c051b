/** Journeys that are alike: how many, and of how many a deal value is known, their mean and how far they lie from it. */
export type Cell = {count: number; knownCount: number; meanAmount: number; spreadAmount: number};

export type Drawn = {count: number; knownCount: number; amount: number};

/**
 * Draws cells anew, each count from the Poisson distribution of the count seen (the Poisson bootstrap: Hanley & MacGibbon 2006), the sum of
 * deal values from the normal of so many. The same seed gives the same draws. Cells with nothing stay so.
 */
export function resampled(seed: string): (cell: Cell) => Drawn {
  const uniform = uniformOf(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const poisson = (mean: number): number => {
    if (mean > 16) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    const limit = Math.exp(-mean);
    let drawn = 0;
    for (let product = uniform(); product > limit; product *= uniform()) drawn++;
    return drawn;
  };
  return ({count, knownCount, meanAmount, spreadAmount}) => {
    const known = knownCount > 0 ? poisson(knownCount) : 0;
    const unknown = count > knownCount ? poisson(count - knownCount) : 0;
    const noise = known > 0 && spreadAmount > 0 ? spreadAmount * Math.sqrt(known) * normal() : 0;
    return {count: known + unknown, knownCount: known, amount: Math.max(known * meanAmount + noise, 0)};
  };
}

/** Numbers in [0, 1) that follow from a seed (mulberry32, seeded by FNV-1a). */
function uniformOf(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
