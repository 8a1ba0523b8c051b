/** How a table is written: the usual export where nothing is said. */
export type Writing = {
  delimiter?: string;
  quote?: string;
  escape?: "doubled" | "backslash" | "none";
  newline?: string;
  quoting?: "needed" | "all" | "text";
  /** a blank on either side of each separator */
  isPadded?: boolean;
};

/** A cell as it stands in the file. */
export function writtenCell(
  cell: string,
  {delimiter = ",", quote = '"', escape: escaping = "doubled", quoting = "needed"}: Writing,
): string {
  const isNeeded = /[\r\n]/.test(cell) || cell.includes(delimiter) || cell.includes(quote) || cell !== cell.trim();
  const isText = quoting === "text" && !/^[\d.,:/ -]*$/.test(cell);
  if (quoting !== "all" && !isNeeded && !isText) return cell;
  const inner =
    escaping === "doubled"
      ? cell.replaceAll(quote, quote + quote)
      : escaping === "backslash"
        ? cell.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`)
        : cell;
  return quote + inner + quote;
}

/** A record as it stands in the file, without its line ending. */
export function writtenLine(cells: string[], writing: Writing): string {
  const {delimiter = ",", isPadded} = writing;
  return cells.map((cell) => writtenCell(cell, writing)).join(isPadded ? ` ${delimiter} ` : delimiter);
}

/** Lines as a file. */
export const writtenFile = (lines: string[], {newline = "\n"}: Writing = {}): string =>
  lines.map((line) => line + newline).join("");
