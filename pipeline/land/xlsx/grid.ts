import {closeSync, openSync, writeSync} from "node:fs";
import {csvField} from "../csv.ts";

/** Writes rows to a text file as they come. */
export type Grid = {
  take: (row: number, texts: string[]) => void;
  /** closes the file and returns how many rows are filled */
  end: () => number;
};

const lookedOver = 1000;
const mostHeld = 1 << 20;
const farAway = 50;
const atOnce = 1 << 18;

/**
 * A text file with a record for each row, blank ones as blank lines. Records are as wide as the used columns of the first 1,000
 * filled rows, or of their first million cells; a column beyond 50 unused ones does not count. A row with a cell farther out keeps
 * it, and is longer. `overflow` is thrown where rows and gaps make more than so many characters.
 */
export function gridAt(path: string, mostCharacters: number, overflow: () => Error): Grid {
  const file = openSync(path, "w");
  let held: {row: number; texts: string[]}[] | undefined = [];
  let heldCells = 0;
  let [width, last, filled, written, text] = [0, 0, 0, 0, ""];

  const flush = (): void => {
    written += text.length;
    if (text) writeSync(file, text);
    text = "";
  };
  const write = (row: number, texts: string[]): void => {
    text += "\n".repeat(row - last - 1);
    const length = Math.max(width, texts.length);
    for (let column = 0; column < length; column++) {
      if (column > 0) text += ",";
      const field = texts[column];
      if (field) text += csvField(field);
    }
    text += "\n";
    last = row;
    if (text.length > atOnce) flush();
    if (written > mostCharacters) throw overflow();
  };
  const settle = (): void => {
    if (!held) return;
    width = widthOf(held.map(({texts}) => texts));
    for (const {row, texts} of held) write(row, texts);
    held = undefined;
  };

  return {
    take: (row, texts) => {
      while (texts.length > 0 && !texts.at(-1)) texts.pop();
      if (texts.length === 0) return;
      filled++;
      if (!held) return write(row, texts);
      held.push({row, texts});
      heldCells += texts.length;
      if (held.length === lookedOver || heldCells > mostHeld) settle();
    },
    end: () => {
      settle();
      flush();
      closeSync(file);
      return filled;
    },
  };
}

function widthOf(rows: string[][]): number {
  const used: boolean[] = [];
  for (const texts of rows)
    texts.forEach((text, column) => {
      if (text) used[column] = true;
    });
  let width = 0;
  used.forEach((_, column) => {
    if (column - width <= farAway) width = column + 1;
  });
  return width;
}
