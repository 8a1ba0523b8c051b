/** Cumulated amounts of each cohort at age 0, 1, 2 …, as far as it is fully observed. */
export type Triangle = readonly (readonly number[])[];

type Step = {factor: number; variance: number; base: number};

/**
 * How a triangle grows from each age to the next: f_k = Σ C(i,k+1) / Σ C(i,k) over the cohorts observed at both, and Mack's variance
 * σ²_k = Σ C(i,k) (C(i,k+1)/C(i,k) − f_k)² / (cohorts − 1); for an age with one cohort, the least of the two variances before it and of
 * their extrapolation (Mack 1993). A step is undefined where nothing was won by its age.
 */
export function growthOf(triangle: Triangle): (Step | undefined)[] {
  const longest = Math.max(0, ...triangle.map((row) => row.length));
  const steps: (Step | undefined)[] = [];
  for (let age = 0; age + 1 < longest; age++) {
    const pairs = triangle.filter((row) => row.length > age + 1).map((row) => [row[age]!, row[age + 1]!] as const);
    const base = sum(pairs.map(([from]) => from));
    if (base <= 0) {
      steps.push(undefined);
      continue;
    }
    const factor = sum(pairs.map(([, to]) => to)) / base;
    const grown = pairs.filter(([from]) => from > 0);
    const spread = sum(grown.map(([from, to]) => from * (to / from - factor) ** 2));
    const variance = grown.length > 1 ? spread / (grown.length - 1) : extrapolated(steps);
    steps.push({factor, variance, base});
  }
  return steps;
}

/** Expected amount of each cohort at the oldest age, with Mack's standard error; nothing where a step on its way is undefined. */
export function ultimatesOf(triangle: Triangle, steps: readonly (Step | undefined)[]) {
  return triangle.map((row) => {
    const latest = row.at(-1) ?? 0;
    const ahead = steps.slice(Math.max(row.length - 1, 0));
    if (row.length === 0 || ahead.includes(undefined)) return undefined;
    let expected = latest;
    let relative = 0;
    for (const {factor, variance, base} of ahead as Step[]) {
      if (expected > 0) relative += (variance / factor ** 2) * (1 / expected + 1 / base);
      expected *= factor;
    }
    return {latest, expected, error: expected * Math.sqrt(relative)};
  });
}

/** Mack's standard error of the sum of all cohorts: their factors are the same, so their errors go together. */
export function errorOfSum(triangle: Triangle, steps: readonly (Step | undefined)[]): number {
  const known = ultimatesOf(triangle, steps).flatMap((ultimate, index) =>
    ultimate ? [{...ultimate, age: triangle[index]!.length - 1}] : [],
  );
  const shared = (age: number) =>
    sum((steps.slice(age) as Step[]).map(({factor, variance, base}) => (2 * variance) / factor ** 2 / base));
  // of two cohorts, the errors of the steps that both have ahead go together: those of the older one
  const squares = known.map((one, index) => {
    const others = known.slice(index + 1);
    return (
      one.error ** 2 + sum(others.map(({expected, age}) => one.expected * expected * shared(Math.max(one.age, age))))
    );
  });
  return Math.sqrt(sum(squares));
}

function extrapolated(steps: readonly (Step | undefined)[]): number {
  const [before, last] = [steps.at(-2)?.variance, steps.at(-1)?.variance];
  if (last === undefined) return 0;
  if (before === undefined || before === 0) return last;
  return Math.min(last ** 2 / before, before, last);
}

const sum = (given: readonly number[]): number => given.reduce((before, each) => before + each, 0);
