import type {Cell} from "./sheet.ts";

export type Totals = {add(cells: Cell[]): void; row(): Cell[]};

/** The total row of a report: 合计, and the sums of the columns that have one, by name with their decimals. */
export function totalsOf(header: string[], decimals: Readonly<Record<string, number>>): Totals {
  const sums = header.map(() => 0);
  const scales = header.map((name) => 10 ** (decimals[name] ?? 0));
  return {
    add: (cells) =>
      cells.forEach((cell, index) => {
        sums[index]! += Math.round(Number(cell) * scales[index]!);
      }),
    row: () =>
      header.map((name, index) => {
        if (index === 0) return "合计";
        return name in decimals ? (sums[index]! / scales[index]!).toFixed(decimals[name]) : "";
      }),
  };
}
