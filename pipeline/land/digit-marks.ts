import {type Column, entities} from "../entities.ts";
import {given} from "./typed-value.ts";

/** Whether what a column holds is made of digits: an id, a number or a telephone number. */
export const isOfDigits = (column: string, {type}: Column): boolean =>
  ["id", "amount", "number", "count"].includes(type) || column === "phone";

/** What the marks of one of an entity's columns are counted by in a row's marks; none where it does not hold digits. */
function placeOf(entityName: string, column: string): number | undefined {
  const columns = Object.entries(entities[entityName]!.columns).filter(([name, column]) => isOfDigits(name, column));
  const index = columns.findIndex(([name]) => name === column);
  return index < 0 ? undefined : 8 ** index;
}

/** The expression of a row's marks: by column of digits the mark of its text as given, each with three bits of its own. */
export function digitMarks(entityName: string, filled: string[]): string {
  const marks = filled.flatMap((column) => {
    const place = placeOf(entityName, column);
    return place === undefined ? [] : [`${place} * digit_mark(${given(column)})`];
  });
  return marks.length > 0 ? marks.join(" + ") : "0";
}

/**
 * The expression that counts, among an entity's landed rows, a column's texts that a spreadsheet damaged. Long numbers count where at
 * least nine in ten of the column's are cut short and these have three digits or more past the fifteenth between them: an id may end
 * in zero, and chance makes that of all of them in less than one column in a thousand.
 */
export function damagedCount(entityName: string, column: string): string {
  const place = placeOf(entityName, column);
  if (place === undefined) return "0";
  const mark = `coalesce(_trouble.marks, 0) // ${place} % 8`;
  return `count(*) filter (${mark} = 1) + case
    when count(*) filter (${mark} > 2) >= 0.9 * count(*) filter (${mark} > 1) and sum(${mark} - 2) filter (${mark} > 2) >= 3
      then count(*) filter (${mark} > 2)
    else 0
  end`;
}
