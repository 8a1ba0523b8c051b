/**
 * The pairs of different texts whose sets of three characters in a row are alike: shared / all is at least `least` (Jaccard), exactly and
 * without a miss, in any script. Two such sets share one of their rarest members (prefix filter: Chaudhuri, Ganti and Kaushik 2006;
 * Bayardo, Ma and Srikant 2007), so only texts that do are compared. A text of less than three characters is like none.
 */
export function nearDuplicates(texts: string[], least = 0.8): [first: number, second: number][] {
  const sets = rarestFirst(texts.map(shinglesOf));
  const order = sets.map((_, index) => index).sort((a, b) => sets[a]!.length - sets[b]!.length || a - b);
  const holding = new Map<number, number[]>();
  const pairs: [number, number][] = [];
  for (const index of order) {
    const set = sets[index]!;
    const shortest = Math.ceil(least * set.length - 1e-9);
    const compared = new Set<number>();
    for (const shingle of set.slice(0, set.length - shortest + 1)) {
      const others = holding.get(shingle) ?? [];
      for (const other of others) {
        if (compared.has(other) || sets[other]!.length < shortest) continue;
        compared.add(other);
        if (alike(set, sets[other]!, least)) pairs.push(index < other ? [index, other] : [other, index]);
      }
      others.push(index);
      holding.set(shingle, others);
    }
  }
  return pairs.sort(([a, b], [c, d]) => a - c || b - d);
}

/** Every three characters in a row of a text, once each. */
export function shinglesOf(text: string): Set<string> {
  const characters = [...text];
  return new Set(characters.slice(2).map((last, index) => `${characters[index]}${characters[index + 1]}${last}`));
}

/** Shared / all of two sets; null where both are empty. */
export function jaccard(first: Set<string>, second: Set<string>): number | null {
  const shared = [...first].filter((shingle) => second.has(shingle)).length;
  const all = first.size + second.size - shared;
  return all > 0 ? shared / all : null;
}

/** The sets with a number for each member, the rarest member first. */
function rarestFirst(sets: Set<string>[]): number[][] {
  const counts = new Map<string, number>();
  for (const set of sets) for (const shingle of set) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  const ranked = [...counts].sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1));
  const rank = new Map(ranked.map(([shingle], index) => [shingle, index]));
  return sets.map((set) => [...set].map((shingle) => rank.get(shingle)!).sort((a, b) => a - b));
}

/** Whether two sorted sets share at least so much; given up as soon as they cannot. */
function alike(first: number[], second: number[], least: number): boolean {
  const needed = Math.ceil((least / (1 + least)) * (first.length + second.length) - 1e-9);
  let [i, j, shared] = [0, 0, 0];
  while (i < first.length && j < second.length) {
    if (shared + Math.min(first.length - i, second.length - j) < needed) return false;
    if (first[i] === second[j]) {
      shared++;
      i++;
      j++;
    } else if (first[i]! < second[j]!) i++;
    else j++;
  }
  return shared >= needed;
}
