/** A share as a percentage of three digits, as lines of a run print it. */
export const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;
