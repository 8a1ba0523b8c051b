/** What is left of a column when columns that stand beside it have explained what they can. */
export type Projection = {rank: number; left: (column: readonly number[]) => number[]};

/** Least squares on fixed columns, by Gram & Schmidt's orthogonal ones, each made twice; a column that adds nothing is left out. */
export function projection(columns: readonly (readonly number[])[]): Projection {
  const basis: number[][] = [];
  const without = (column: readonly number[]) => {
    const rest = [...column];
    for (const each of [...basis, ...basis]) {
      const part = dot(each, rest);
      for (const [index, value] of each.entries()) rest[index]! -= part * value;
    }
    return rest;
  };
  for (const column of columns) {
    const rest = without(column);
    const length = Math.sqrt(dot(rest, rest));
    if (length > 1e-9 * Math.sqrt(dot(column, column))) basis.push(rest.map((value) => value / length));
  }
  return {rank: basis.length, left: without};
}

export const dot = (one: readonly number[], other: readonly number[]): number => {
  let total = 0;
  for (const [index, value] of one.entries()) total += value * other[index]!;
  return total;
};
