/** Counts by name; what was never counted is 0. */
export type Counter = {
  add(name: string, by?: number): void;
  of(name: string): number;
  /** One count over another, or 0 without a base. */
  rate(part: string, whole: string): number;
};

/** Counts by name, all of them 0. */
export function counterOf(): Counter {
  const counts = new Map<string, number>();
  const of = (name: string) => counts.get(name) ?? 0;
  return {
    of,
    add: (name, by = 1) => void counts.set(name, of(name) + by),
    rate: (part, whole) => (of(whole) > 0 ? of(part) / of(whole) : 0),
  };
}
