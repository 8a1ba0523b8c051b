import type {Method} from "../method.ts";
import {goodnessOfFit} from "./goodness-of-fit.ts";

/** How far the first digits of amounts lie from Benford's law, in Pearson's chi-square; with many amounts chance alone is soon left behind. */
export const digitFit: Method = {
  columns: {
    kind: ["varchar", "journeys (deal values), orders or spend"],
    digits_number: ["integer", "1: the first digit, 2: the first two"],
    amount_count: ["integer", "amounts above zero"],
    chi_square_ratio: ["double", "distance of the counts from the law (Pearson)"],
    degrees_number: ["integer", "degrees of freedom: 8, or 89 of the first two"],
    by_chance_rate: ["double", "probability of as much where the amounts follow the law"],
  },
  rows: (input) => {
    const keyOf = (row: Record<string, unknown>) => `${row["kind"]} ${row["digits_number"]}`;
    return [...new Set(input.map(keyOf))].sort().map((key) => {
      const own = input.filter((row) => keyOf(row) === key);
      const first = own[0]!;
      const [digits, from] = [Number(first["digits_number"]), 10 ** (Number(first["digits_number"]) - 1)];
      const counts = Array.from({length: 9 * from}, () => 0);
      for (const row of own) counts[Number(row["digit"]) - from]! += Number(row["digit_count"]);
      const fit = goodnessOfFit(
        counts,
        counts.map((_, index) => Math.log10(1 + 1 / (from + index))),
      );
      return {
        kind: String(first["kind"]),
        digits_number: digits,
        amount_count: counts.reduce((sum, count) => sum + count, 0),
        chi_square_ratio: fit.chiSquare,
        degrees_number: fit.degrees,
        by_chance_rate: Math.min(Math.max(fit.byChance, 0), 1),
      };
    });
  },
};
