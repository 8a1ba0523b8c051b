/** Gini's coefficient of counts in rising order: 0 where all are the same, near 1 where one has all; undefined where there is nothing. */
export function gini(sorted: number[]): number | undefined {
  const n = sorted.length;
  const whole = sorted.reduce((sum, count) => sum + count, 0);
  if (whole <= 0) return undefined;
  return sorted.reduce((sum, count, index) => sum + (2 * (index + 1) - n - 1) * count, 0) / (n * whole);
}
