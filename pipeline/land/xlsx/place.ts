/** Where a cell stands, counted from 1. */
export type Place = {row: number; column: number};

export const mostRows = 1_048_576;
export const mostColumns = 16_384;

/** The place that a reference such as `AB12` names; undefined where no sheet has it. */
export function placeOf(reference: string): Place | undefined {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  const row = Number(reference.slice(at));
  const stands = at > 0 && at < 4 && column <= mostColumns && Number.isInteger(row) && row >= 1 && row <= mostRows;
  return stands ? {row, column} : undefined;
}
