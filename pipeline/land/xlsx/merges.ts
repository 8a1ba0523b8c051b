import type {Readable} from "node:stream";
import {placeOf} from "./place.ts";

/** Merged cells: first and last row and column, counted from 1. */
export type Merge = {top: number; left: number; bottom: number; right: number};

/** Rows in which a header may stand. */
export const headRows = 20;
const mostTail = 1 << 20;

/** The merged cells that begin in the first rows of a sheet; its XML tells them below the rows, so it is read through once for them. */
export async function headMerges(stream: Readable): Promise<Merge[]> {
  const merges: Merge[] = [];
  let tail = "";
  let isBelow = false;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    if (!isBelow) {
      tail = tail.slice(-32) + bytes.toString("latin1");
      const end = /<\/(?:[\w.-]+:)?sheetData\s*>/.exec(tail);
      if (!end) continue;
      isBelow = true;
      tail = tail.slice(end.index);
    } else tail += bytes.toString("latin1");
    if (tail.length > mostTail) tail = told(tail, merges);
  }
  if (isBelow) told(tail, merges);
  return merges;
}

/** Takes the merges out of a text and returns its end, where one may still be cut off. */
function told(text: string, merges: Merge[]): string {
  for (const [, from, to] of text.matchAll(/mergeCell\s[^>]*?ref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
    const [first, last] = [placeOf(from!), placeOf(to!)];
    if (first && last && first.row <= headRows && merges.length < 10_000)
      merges.push({top: first.row, left: first.column, bottom: last.row, right: last.column});
  }
  return text.slice(-200);
}

/**
 * Names of a header of several rows that are merged downwards, beside groups that are merged to the right and end above them: the
 * only merged cells whose text is written into each of their rows. Elsewhere it would say a title or an amount twice.
 */
export function headerMerges(merges: Merge[]): Merge[] {
  const groups = merges.filter(({left, right}) => right > left);
  return merges.filter(
    ({top, bottom, left, right}) =>
      left === right && groups.some((group) => group.top === top && group.bottom < bottom && group.bottom - top < 3),
  );
}
