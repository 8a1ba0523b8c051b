/** The lower Cholesky factor of a symmetric matrix; undefined where it is not positive definite, but for rounding. */
export function factored(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const factor = matrix.map((row) => row.map(() => 0));
  for (let row = 0; row < matrix.length; row++)
    for (let column = 0; column <= row; column++) {
      let left = matrix[row]![column]!;
      for (let index = 0; index < column; index++) left -= factor[row]![index]! * factor[column]![index]!;
      if (row !== column) factor[row]![column] = left / factor[column]![column]!;
      else if (left > 1e-13 * Math.abs(matrix[row]![row]!)) factor[row]![row] = Math.sqrt(left);
      else return undefined;
    }
  return factor;
}

/** What the matrix of a factor takes to the target. */
export function solved(factor: readonly (readonly number[])[], target: readonly number[]): number[] {
  const answer = [...target];
  for (let row = 0; row < answer.length; row++) {
    for (let column = 0; column < row; column++) answer[row]! -= factor[row]![column]! * answer[column]!;
    answer[row]! /= factor[row]![row]!;
  }
  for (let row = answer.length - 1; row >= 0; row--) {
    for (let below = row + 1; below < answer.length; below++) answer[row]! -= factor[below]![row]! * answer[below]!;
    answer[row]! /= factor[row]![row]!;
  }
  return answer;
}

/** The diagonal of the inverse of the matrix of a factor. */
export const inverseDiagonal = (factor: readonly (readonly number[])[]): number[] =>
  factor.map(
    (_, row) =>
      solved(
        factor,
        factor.map((__, column) => Number(row === column)),
      )[row]!,
  );
