/** What a change is split into: a part for each factor, in their order; the parts add up to the change. */
export type Parts = number[];

/**
 * Parts of the change of a product of factors from one time to another: each factor's is its mean effect over all orders in which the
 * factors may be switched (Das Gupta 1993; the Shapley value). Exact for any number of factors, zeros among them; the parts add up to
 * the change but for rounding. A subset's product stands in a polynomial, of which the coefficients are weighted: n³ steps, not 2ⁿ.
 */
export function shapleyParts(before: readonly number[], after: readonly number[]): Parts {
  const size = before.length;
  const weights = orderWeights(size);
  return before.map((from, factor) => {
    const step = after[factor]! - from;
    if (step === 0) return 0;
    const switched = [1];
    for (let other = 0; other < size; other++) {
      if (other === factor) continue;
      switched.push(0);
      for (let count = switched.length - 1; count >= 0; count--)
        switched[count] = switched[count]! * before[other]! + (count > 0 ? switched[count - 1]! * after[other]! : 0);
    }
    return step * switched.reduce((sum, products, count) => sum + products * weights[count]!, 0);
  });
}

/** Share of the orders of n factors in which a factor comes after one given set of so many others: k! (n − 1 − k)! / n!. */
function orderWeights(size: number): number[] {
  const weights = [1 / size];
  for (let count = 1; count < size; count++) weights.push((weights[count - 1]! * count) / (size - count));
  return weights;
}

/** The logarithmic mean of two numbers above 0: (a − b) / ln(a / b), and a where they are equal. */
const logarithmicMean = (one: number, other: number): number => {
  const ratio = one / other - 1;
  return Math.abs(ratio) < 1e-12 ? (one + other) / 2 : (one - other) / Math.log1p(ratio);
};

/**
 * Parts of the change of a product by the logarithmic mean Divisia index (LMDI-I, additive; Ang 2005). Where a product is 0 the
 * analytical limits of Ang & Liu (2007) stand: the change is that of the factors that are 0, in equal parts. Null where a factor is
 * below 0, of which no logarithm can be told.
 */
export function lmdiParts(before: readonly number[], after: readonly number[]): Parts | null {
  if ([...before, ...after].some((factor) => factor < 0)) return null;
  const [from, to] = [productOf(before), productOf(after)];
  if (from > 0 && to > 0) {
    const mean = logarithmicMean(to, from);
    return before.map((factor, index) => mean * Math.log(after[index]! / factor));
  }
  const zeros = to > 0 ? before : after;
  const zeroCount = zeros.filter((factor) => factor === 0).length;
  return zeros.map((factor) => (from !== to && factor === 0 ? (to - from) / zeroCount : 0));
}

export const productOf = (factors: readonly number[]): number => factors.reduce((product, each) => product * each, 1);

/** A group of a population at two times: its share or size, and its rate. */
export type Group = {size: [number, number]; rate: [number, number]};

/**
 * The change of a population's rate, in mix and rate, a pair for each group (Kitagawa 1955). The mix is centred: (m1 − m0) × (the group's
 * mean rate − the population's), so that a group that is below the average and grows has a part below 0; the sum is the same.
 */
export function kitagawaParts(groups: readonly Group[]): {mix: number; rate: number}[] {
  const wholes = [0, 1].map((time) => groups.reduce((sum, {size}) => sum + size[time]!, 0));
  const shares = groups.map(({size}) => [size[0] / wholes[0]!, size[1] / wholes[1]!] as const);
  const mean = groups.reduce(
    (sum, {rate}, index) => sum + (shares[index]![0] * rate[0] + shares[index]![1] * rate[1]) / 2,
    0,
  );
  return groups.map(({rate}, index) => {
    const [before, after] = shares[index]!;
    return {
      mix: (after - before) * ((rate[0] + rate[1]) / 2 - mean),
      rate: ((before + after) / 2) * (rate[1] - rate[0]),
    };
  });
}
