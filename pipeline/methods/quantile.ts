/** Part of the values of which something holds; undefined where there are none. */
export const shareOf = (values: number[], is: (value: number) => boolean): number | undefined =>
  values.length > 0 ? values.filter(is).length / values.length : undefined;

/** The value that a part of sorted values lies below, between two of them in proportion (type 7 of Hyndman and Fan 1996); undefined where there are none. */
export function quantile(sorted: number[], part: number): number | undefined {
  if (sorted.length === 0) return undefined;
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)]!;
  return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below);
}
