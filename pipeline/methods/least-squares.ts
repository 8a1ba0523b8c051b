/** What least squares say of each column: its effect, its standard error and its variance inflation factor. */
export type Effect = {effect: number; error: number; inflation: number};

/**
 * Ordinary least squares of an outcome on columns with an intercept, by the correlations of the columns: VIF_j is the diagonal of their
 * inverse, se_j = σ / (sd(x_j) √((T − 1) / VIF_j)); the condition index is √(largest over smallest eigenvalue). Undefined where the
 * columns cannot be told apart, one is constant, or there are too few rows.
 */
export function leastSquares(
  columns: readonly (readonly number[])[],
  outcome: readonly number[],
): {effects: Effect[]; spread: number; conditionIndex: number} | undefined {
  const rowCount = outcome.length;
  const freedom = rowCount - columns.length - 1;
  const scaled = columns.map(standardised);
  const target = standardised(outcome);
  if (freedom < 1 || columns.length === 0 || [...scaled, target].some(({sd}) => sd === 0)) return undefined;
  const related = scaled.map((one) => scaled.map((other) => dot(one.values, other.values)));
  const {values, vectors} = eigen(related);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least < 1e-12 * most) return undefined;
  const inverse = (row: number, column: number) =>
    sum(values.map((value, index) => (vectors[row]![index]! * vectors[column]![index]!) / value));
  const towards = scaled.map((one) => dot(one.values, target.values));
  const betas = scaled.map((_, row) => sum(towards.map((each, column) => each * inverse(row, column))));
  const left = target.values.map((value, row) => value - sum(betas.map((beta, j) => beta * scaled[j]!.values[row]!)));
  // the standardised columns have length 1
  const spread = target.sd * Math.sqrt(rowCount - 1) * Math.sqrt(dot(left, left) / freedom);
  const effects = scaled.map(({sd}, index) => {
    const inflation = inverse(index, index);
    return {
      effect: (betas[index]! * target.sd) / sd,
      error: spread / (sd * Math.sqrt((rowCount - 1) / inflation)),
      inflation,
    };
  });
  return {effects, spread, conditionIndex: Math.sqrt(most / least)};
}

/** A column less its mean, of length 1, with its standard deviation. */
function standardised(given: readonly number[]): {values: number[]; sd: number} {
  const mean = sum(given) / given.length;
  const values = given.map((value) => value - mean);
  const length = Math.sqrt(dot(values, values));
  const isConstant = length <= 1e-12 * Math.abs(mean) * Math.sqrt(given.length);
  const sd = isConstant ? 0 : length / Math.sqrt(given.length - 1);
  return {values: values.map((value) => value / (length || 1)), sd};
}

/** Eigenvalues and vectors (as columns) of a symmetric matrix, by Jacobi's rotations. */
function eigen(given: readonly (readonly number[])[]): {values: number[]; vectors: number[][]} {
  const matrix = given.map((row) => [...row]);
  const vectors = given.map((_, row) => given.map((__, column) => Number(row === column)));
  const turn = (a: number, b: number, cos: number, sin: number, rows: number[][]) => {
    for (const row of rows) [row[a], row[b]] = [cos * row[a]! - sin * row[b]!, sin * row[a]! + cos * row[b]!];
  };
  for (let sweep = 0; sweep < 100; sweep++) {
    let off = 0;
    for (let a = 0; a < matrix.length; a++)
      for (let b = a + 1; b < matrix.length; b++) {
        const apart = matrix[a]![b]!;
        off += apart ** 2;
        if (apart === 0) continue;
        const theta = (matrix[b]![b]! - matrix[a]![a]!) / (2 * apart);
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta ** 2 + 1));
        const cos = 1 / Math.sqrt(tangent ** 2 + 1);
        const sin = tangent * cos;
        turn(a, b, cos, sin, matrix);
        const [rowA, rowB] = [[...matrix[a]!], [...matrix[b]!]];
        matrix[a] = rowA.map((value, index) => cos * value - sin * rowB[index]!);
        matrix[b] = rowA.map((value, index) => sin * value + cos * rowB[index]!);
        turn(a, b, cos, sin, vectors);
      }
    if (off < 1e-30) break;
  }
  return {values: matrix.map((row, index) => row[index]!), vectors};
}

const sum = (given: readonly number[]): number => given.reduce((before, each) => before + each, 0);
const dot = (one: readonly number[], other: readonly number[]): number =>
  sum(one.map((value, index) => value * other[index]!));
