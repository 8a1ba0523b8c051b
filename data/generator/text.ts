/** A whole number with its thousands apart: `12,800`. */
export function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A rate in per cent, or `–` without a whole. */
export function percent(part: number, whole: number): string {
  return whole > 0 ? `${((100 * part) / whole).toFixed(1)} %` : "–";
}

/** A ratio with one decimal, or `–` without a base. */
export function ratio(part: number, base: number): string {
  return base > 0 ? (part / base).toFixed(1) : "–";
}

/** An amount in fen as yuan: `203,415 yuan`. */
export function yuan(fen: number): string {
  return `${grouped(fen / 100)} yuan`;
}
