/**
 * The pairs of different texts whose sets of three characters in a row are alike: shared / all is at least `least` (Jaccard), exactly and
 * without a miss, in any script. Two such sets have one of their rarest members in common (prefix filter: Chaudhuri, Ganti and Kaushik
 * 2006; Bayardo, Ma and Srikant 2007), so only texts that do are compared, and of them those whose bit marks allow it (Sandes, Teodoro and
 * Melo 2020). A text of less than three characters is like none.
 */
export function nearDuplicates(texts: string[], least = 0.8): [first: number, second: number][] {
  const sets = rarestFirst(texts.map(shinglesOf));
  const marks = sets.map(marksOf);
  const order = sets.map((_, index) => index).sort((a, b) => sets[a]!.length - sets[b]!.length || a - b);
  const holding = new Map<number, number[]>();
  const comparedWith = new Int32Array(texts.length).fill(-1);
  const pairs: [number, number][] = [];
  for (const index of order) {
    const set = sets[index]!;
    const shortest = atLeast(least * set.length);
    for (let place = 0; place <= set.length - shortest && place < set.length; place++) {
      for (const other of holding.get(set[place]!) ?? []) {
        if (comparedWith[other] === index) continue;
        comparedWith[other] = index;
        const size = sets[other]!.length;
        const needed = atLeast((least / (1 + least)) * (set.length + size));
        if (size < shortest || set.length + size - differing(marks[index]!, marks[other]!) < 2 * needed) continue;
        if (sharesAtLeast(needed, set, sets[other]!)) pairs.push(index < other ? [index, other] : [other, index]);
      }
    }
    // whoever comes later is as long or longer, so that fewer of the rarest members have to be held
    const held = set.length - atLeast(((2 * least) / (1 + least)) * set.length) + 1;
    for (const shingle of set.subarray(0, held)) {
      const holders = holding.get(shingle);
      if (holders) holders.push(index);
      else holding.set(shingle, [index]);
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

/** The whole number that a share of a count comes to at least; what is a whole number but for rounding is that number. */
const atLeast = (part: number): number => Math.ceil(part - 1e-9);

/** The sets with a number for each member, the rarest member first. */
function rarestFirst(sets: Set<string>[]): Int32Array[] {
  const counts = new Map<string, number>();
  for (const set of sets) for (const shingle of set) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  const ranked = [...counts].sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1));
  const rank = new Map(ranked.map(([shingle], index) => [shingle, index]));
  return sets.map((set) => Int32Array.from(set, (shingle) => rank.get(shingle)!).sort());
}

const words = 8;

/** A bit for each member, of 256 that members share. */
function marksOf(set: Int32Array): Int32Array {
  const marks = new Int32Array(words);
  for (const member of set) {
    const bit = Math.imul(member, 0x9e3779b1) >>> 24;
    marks[bit >> 5]! |= 1 << (bit & 31);
  }
  return marks;
}

/** Bits in which two marks differ: at most so many as members that only one of the sets has. */
function differing(first: Int32Array, second: Int32Array): number {
  let count = 0;
  for (let word = 0; word < words; word++) {
    let bits = first[word]! ^ second[word]!;
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** Whether two sorted sets share so many members; given up as soon as they cannot. */
function sharesAtLeast(needed: number, first: Int32Array, second: Int32Array): boolean {
  let [i, j, shared] = [0, 0, 0];
  while (i < first.length && j < second.length) {
    if (shared + Math.min(first.length - i, second.length - j) < needed) return false;
    const [a, b] = [first[i]!, second[j]!];
    if (a === b) shared++;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return shared >= needed;
}
