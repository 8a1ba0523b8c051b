/** A curve's value at x, and its slope in each of its parameters. */
export type Curve = (x: number, parameters: readonly number[]) => {value: number; slopes: number[]};

export type CurveFit = {
  parameters: number[];
  errors: number[];
  correlations: number[][];
  squares: number;
  freedom: number;
};

/**
 * Nonlinear least squares by Levenberg & Marquardt's damped Gauss–Newton steps; standard errors and correlations from the slopes at the
 * end, as R's nls has them. Undefined where the parameters cannot be told apart or the steps do not settle.
 */
export function curveFit(
  curve: Curve,
  start: readonly number[],
  x: readonly number[],
  y: readonly number[],
): CurveFit | undefined {
  let [parameters, damping] = [[...start], 1e-3];
  let squares = squaresOf(curve, parameters, x, y);
  for (let step = 0; step < 500; step++) {
    const {normal, towards} = equations(curve, parameters, x, y);
    const damped = normal.map((row, i) => row.map((each, j) => (i === j ? each * (1 + damping) : each)));
    const inverse = inverseOf(damped);
    if (!inverse) return undefined;
    const move = inverse.map((row) => dot(row, towards));
    const next = parameters.map((each, index) => each + move[index]!);
    const nextSquares = squaresOf(curve, next, x, y);
    const isBetter = nextSquares <= squares;
    const isSettled = move.every((each, index) => Math.abs(each) <= 1e-10 * Math.abs(parameters[index]!));
    if (isBetter) [parameters, squares] = [next, nextSquares];
    if (isSettled) return described(curve, parameters, x, y, squares);
    damping = isBetter ? damping / 10 : damping * 10;
  }
  return undefined;
}

function described(curve: Curve, parameters: number[], x: readonly number[], y: readonly number[], squares: number) {
  const inverse = inverseOf(equations(curve, parameters, x, y).normal);
  const freedom = x.length - parameters.length;
  if (!inverse || freedom < 1) return undefined;
  const errors = inverse.map((row, index) => Math.sqrt((row[index]! * squares) / freedom));
  const correlations = inverse.map((row, i) =>
    row.map((each, j) => each / Math.sqrt(inverse[i]![i]! * inverse[j]![j]!)),
  );
  return {parameters, errors, correlations, squares, freedom};
}

function equations(curve: Curve, parameters: readonly number[], x: readonly number[], y: readonly number[]) {
  const points = x.map((each) => curve(each, parameters));
  const normal = parameters.map((_, i) =>
    parameters.map((__, j) => sum(points.map(({slopes}) => slopes[i]! * slopes[j]!))),
  );
  const towards = parameters.map((_, i) => sum(points.map(({value, slopes}, at) => slopes[i]! * (y[at]! - value))));
  return {normal, towards};
}

const squaresOf = (curve: Curve, parameters: readonly number[], x: readonly number[], y: readonly number[]): number =>
  sum(x.map((each, at) => (y[at]! - curve(each, parameters).value) ** 2));

/** By Gauss & Jordan's elimination, the rows and columns scaled to a diagonal of 1 first. */
function inverseOf(given: readonly (readonly number[])[]): number[][] | undefined {
  const scale = given.map((row, index) => Math.sqrt(row[index]!));
  if (scale.some((each) => !(each > 0))) return undefined;
  const rows = given.map((row, i) => [
    ...row.map((each, j) => each / (scale[i]! * scale[j]!)),
    ...given.map((_, j) => Number(i === j)),
  ]);
  for (const [at, pivot] of rows.entries()) {
    const lead = pivot[at]!;
    if (Math.abs(lead) < 1e-14) return undefined;
    for (const [index] of pivot.entries()) pivot[index]! /= lead;
    for (const row of rows)
      if (row !== pivot) {
        const factor = row[at]!;
        for (const [index, each] of pivot.entries()) row[index]! -= factor * each;
      }
  }
  return rows.map((row, i) => row.slice(given.length).map((each, j) => each / (scale[i]! * scale[j]!)));
}

const sum = (given: readonly number[]): number => given.reduce((before, each) => before + each, 0);
const dot = (one: readonly number[], other: readonly number[]): number =>
  sum(one.map((value, index) => value * other[index]!));
