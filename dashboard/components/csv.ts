import {safeCell} from "./safe-cell.js";

export type CsvCell = string | number | null;

/** Rows as a CSV file that spreadsheets open in China too: UTF-8 with a byte order mark; no answer is an empty cell, and no text a formula. */
export function csvOf(header: string[], rows: CsvCell[][]): string {
  const lines = [header, ...rows].map((cells) => cells.map(written).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function written(cell: CsvCell): string {
  if (cell === null) return "";
  const text = typeof cell === "number" ? String(cell) : safeCell(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
