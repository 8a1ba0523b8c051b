/** Cases that were told one chance: how many there are, and how many of them came true. */
export type Told = {chance: number; count: number; wins: number};

/**
 * How probable it is that one that came true was told a higher chance than one that did not, ties counting half (the area under the
 * ROC curve), with DeLong's 95 % interval (DeLong, DeLong & Clarke-Pearson 1988), widened for cases that are not independent: spread is
 * how many cases there are for each independent one. Undefined where all or none came true.
 */
export function ranking(told: readonly Told[], spread = 1): {auc: number; low: number; high: number} | undefined {
  const levels = merged(told);
  const wins = sum(levels.map((level) => level.wins));
  const misses = sum(levels.map((level) => level.count)) - wins;
  if (wins <= 0 || misses <= 0) return undefined;
  let [winsBelow, missesBelow] = [0, 0];
  const placed = levels.map((level) => {
    const missed = level.count - level.wins;
    const ofWin = (missesBelow + missed / 2) / misses;
    const ofMiss = 1 - (winsBelow + level.wins / 2) / wins;
    winsBelow += level.wins;
    missesBelow += missed;
    return {ofWin, ofMiss, wins: level.wins, missed};
  });
  const auc = sum(placed.map((each) => each.wins * each.ofWin)) / wins;
  const ofWins = sum(placed.map((each) => each.wins * (each.ofWin - auc) ** 2)) / Math.max(wins - 1, 1) / wins;
  const ofMisses = sum(placed.map((each) => each.missed * (each.ofMiss - auc) ** 2)) / Math.max(misses - 1, 1) / misses;
  const reach = 1.959963984540054 * Math.sqrt((ofWins + ofMisses) * Math.max(spread, 1));
  return {auc, low: Math.max(0, auc - reach), high: Math.min(1, auc + reach)};
}

/** A tenth of the cases, from the highest chance down: their rate over that of all, and the share of all wins up to it. */
export type Tenth = {count: number; wins: number; rate: number; lift: number; captured: number};

/**
 * The cases in ten parts from the highest chance down, of equal chances in the order given; the tenth k ends after ⌊kN / 10⌋ cases. A
 * group that lies on both sides of an end is shared in proportion. Undefined under ten cases or without a win.
 */
export function tenths(told: readonly Told[]): Tenth[] | undefined {
  const count = sum(told.map((each) => each.count));
  const wins = sum(told.map((each) => each.wins));
  if (count < 10 || wins <= 0) return undefined;
  const sorted = [...told].sort((one, other) => other.chance - one.chance);
  const parts = Array.from({length: 10}, () => ({count: 0, wins: 0}));
  const endOf = (part: number) => Math.floor(((part + 1) * count) / 10);
  let [part, passed] = [0, 0];
  for (const each of sorted)
    for (let left = each.count; left > 0; ) {
      while (part < 9 && passed >= endOf(part)) part++;
      const taken = Math.min(left, endOf(part) - passed);
      parts[part]!.count += taken;
      parts[part]!.wins += (each.wins * taken) / each.count;
      passed += taken;
      left -= taken;
    }
  let captured = 0;
  return parts.map((each) => {
    captured += each.wins;
    const rate = each.wins / each.count;
    return {...each, rate, lift: rate / (wins / count), captured: captured / wins};
  });
}

/** Cases of one chance together, from the lowest up. */
export function merged(told: readonly Told[]): Told[] {
  const levels: Told[] = [];
  for (const each of [...told].sort((one, other) => one.chance - other.chance)) {
    const last = levels.at(-1);
    if (last && last.chance === each.chance)
      levels[levels.length - 1] = {chance: each.chance, count: last.count + each.count, wins: last.wins + each.wins};
    else levels.push(each);
  }
  return levels;
}

const sum = (given: readonly number[]): number => given.reduce((before, each) => before + each, 0);
