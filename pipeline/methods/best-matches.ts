/**
 * For each pattern of answers the largest share of answers that it has in common with another record's (maximum percent match, Kuriakose
 * and Robbins 2016); 1 where another record has the same. Null where there is no other record. `counts` says how many records have the
 * pattern. No share is a verdict: forms with few options make honest records alike (Simmons and others 2016).
 */
export function bestMatches(patterns: string[][], counts: number[]): (number | null)[] {
  const codes = new Map([...new Set(patterns.flat())].map((answer, index) => [answer, index]));
  const coded = patterns.map((pattern) => pattern.map((answer) => codes.get(answer)!));
  const best: (number | null)[] = counts.map((count) => (count > 1 ? 1 : null));
  for (const [index, pattern] of coded.entries()) {
    for (let other = index + 1; other < coded.length; other++) {
      let same = 0;
      for (let answer = 0; answer < pattern.length; answer++) if (pattern[answer] === coded[other]![answer]) same++;
      const share = same / pattern.length;
      best[index] = Math.max(best[index] ?? 0, share);
      best[other] = Math.max(best[other] ?? 0, share);
    }
  }
  return best;
}
