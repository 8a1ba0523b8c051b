/** That a consultant may take a journey, and what is expected of it then; higher chance first in the queue. */
export type Pair = {journey: string; rep: string; amount: number; chance: number};
export type Capacity = ReadonlyMap<string, number>;
export type Assignment = Map<string, string>;

const before = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The best pair left, again and again: highest amount first, then by journey and consultant. */
export function greedy(pairs: readonly Pair[], capacity: Capacity): Assignment {
  const left = new Map(capacity);
  const taken: Assignment = new Map();
  const sorted = [...pairs].sort((a, b) => b.amount - a.amount || before(a.journey, b.journey) || before(a.rep, b.rep));
  for (const {journey, rep} of sorted) {
    const free = left.get(rep) ?? 0;
    if (taken.has(journey) || free <= 0) continue;
    taken.set(journey, rep);
    left.set(rep, free - 1);
  }
  return taken;
}

/** One after another, as CRMs deal leads: journeys by their chance (unless given, the mean of the
 * pairs'), consultants in a queue, the longest first; who takes one goes to its end. */
export function roundRobin(
  pairs: readonly Pair[],
  capacity: Capacity,
  chances?: ReadonlyMap<string, number>,
): Assignment {
  const byJourney = groupsOf(pairs);
  const mean = (given: readonly Pair[]) => given.reduce((sum, {chance}) => sum + chance, 0) / given.length;
  const rank = new Map([...byJourney].map(([journey, options]) => [journey, chances?.get(journey) ?? mean(options)]));
  const journeys = [...byJourney].sort(([a], [b]) => rank.get(b)! - rank.get(a)! || before(a, b));
  const left = new Map(capacity);
  let queue = [...left.keys()].sort((a, b) => left.get(b)! - left.get(a)! || before(a, b));
  const taken: Assignment = new Map();
  for (const [journey, options] of journeys) {
    const eligible = new Set(options.map(({rep}) => rep));
    const rep = queue.find((name) => eligible.has(name) && left.get(name)! > 0);
    if (rep === undefined) continue;
    taken.set(journey, rep);
    left.set(rep, left.get(rep)! - 1);
    queue = [...queue.filter((name) => name !== rep), rep];
  }
  return taken;
}

/**
 * The assignment of the greatest sum: every place of a consultant is a column of its own, every journey may stay unassigned at 0 (Hungarian
 * method with potentials, O(n² m)).
 */
export function optimum(pairs: readonly Pair[], capacity: Capacity): Assignment {
  const journeys = [...new Set(pairs.map(({journey}) => journey))].sort(before);
  const slots = [...capacity]
    .sort(([a], [b]) => before(a, b))
    .flatMap(([rep, count]) => Array<string>(Math.min(Math.max(count, 0), journeys.length)).fill(rep));
  const [n, m] = [journeys.length, slots.length + journeys.length];
  const worth = new Map(pairs.map(({journey, rep, amount}) => [`${journey}\n${rep}`, amount]));
  const cost = journeys.map((journey, row) =>
    Float64Array.from({length: m}, (_, column) => {
      if (column >= slots.length) return column - slots.length === row ? 0 : 1e12;
      return -(worth.get(`${journey}\n${slots[column]}`) ?? -1e12);
    }),
  );
  const rows = new Float64Array(n + 1);
  const columns = new Float64Array(m + 1);
  const matched = new Int32Array(m + 1);
  const way = new Int32Array(m + 1);
  for (let row = 1; row <= n; row++) {
    matched[0] = row;
    let column = 0;
    const least = new Float64Array(m + 1).fill(Number.POSITIVE_INFINITY);
    const isUsed = new Uint8Array(m + 1);
    do {
      isUsed[column] = 1;
      const at = matched[column]!;
      let [delta, next] = [Number.POSITIVE_INFINITY, 0];
      for (let other = 1; other <= m; other++) {
        if (isUsed[other]) continue;
        const reduced = cost[at - 1]![other - 1]! - rows[at]! - columns[other]!;
        if (reduced < least[other]!) {
          least[other] = reduced;
          way[other] = column;
        }
        if (least[other]! < delta) [delta, next] = [least[other]!, other];
      }
      for (let other = 0; other <= m; other++) {
        if (isUsed[other]) {
          rows[matched[other]!] = rows[matched[other]!]! + delta;
          columns[other] = columns[other]! - delta;
        } else least[other] = least[other]! - delta;
      }
      column = next;
    } while (matched[column] !== 0);
    while (column !== 0) {
      matched[column] = matched[way[column]!]!;
      column = way[column]!;
    }
  }
  const taken: Assignment = new Map();
  for (let column = 1; column <= slots.length; column++)
    if (matched[column]! > 0) taken.set(journeys[matched[column]! - 1]!, slots[column - 1]!);
  return taken;
}

function groupsOf(pairs: readonly Pair[]): Map<string, Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) groups.set(pair.journey, [...(groups.get(pair.journey) ?? []), pair]);
  return groups;
}
