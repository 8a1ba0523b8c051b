type Value<Row> = (row: Row) => number | string | null;

/** Largest first; what has no answer comes last. */
export const down =
  <Row>(value: Value<Row>) =>
  (a: Row, b: Row): number =>
    compare(value(a), value(b), -1);

/** Smallest first; what has no answer comes last. */
export const up =
  <Row>(value: Value<Row>) =>
  (a: Row, b: Row): number =>
    compare(value(a), value(b), 1);

/** The order of two answers, with a sign of 1 from small to large, of -1 from large to small; none comes last either way. */
export function compare(a: number | string | null, b: number | string | null, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return sign * (typeof a === "string" ? a.localeCompare(String(b)) : a - Number(b));
}

/** The first of several orders that tells two rows apart. */
export const by =
  <Row>(...orders: ((a: Row, b: Row) => number)[]) =>
  (a: Row, b: Row): number =>
    orders.reduce((told, order) => told || order(a, b), 0);
