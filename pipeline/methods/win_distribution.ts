/** One prospect that may be won: its probability, and what a win brings, in whole units. */
export type Chance = {probability: number; value: number};

/**
 * The distribution of a sum of independent prospects, each worth its value with its probability and else nothing (generalised Poisson
 * binomial; with values of 1, Poisson binomial), by direct convolution up to `most` units; what lies above stands in the last cell.
 */
export function distributionOf(chances: readonly Chance[], most: number): Float64Array {
  const cells = new Float64Array(most + 1);
  cells[0] = 1;
  let reached = 0;
  for (const {probability, value} of chances) {
    reached = Math.min(reached + value, most);
    const none = 1 - probability;
    const beyond = Math.max(most - value + 1, 0);
    let over = 0;
    for (let at = beyond; at <= most && value > 0; at++) over += cells[at]! * probability;
    for (let at = reached; at >= value; at--) cells[at] = cells[at]! * none + cells[at - value]! * probability;
    for (let at = Math.min(value, reached + 1) - 1; at >= 0; at--) cells[at] = cells[at]! * none;
    cells[most] = cells[most]! + over;
  }
  return cells;
}

/** The least value that is not passed with the probability. */
export function quantileOf(cells: Float64Array, probability: number): number {
  let passed = 0;
  for (let at = 0; at < cells.length; at++) {
    passed += cells[at]!;
    if (passed >= probability - 1e-12) return at;
  }
  return cells.length - 1;
}
