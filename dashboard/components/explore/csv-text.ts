import {safeCell} from "../safe-cell.js";
import type {Answer} from "./engine.js";

/**
 * An answer as CSV: UTF-8 with a byte order mark, which spreadsheets ask for, and lines that end as RFC 4180 says. A text that a spreadsheet would
 * take for a formula is written behind an apostrophe; null is empty.
 */
export function csvText({columns, rows}: Pick<Answer, "columns" | "rows">): string {
  const header = columns.map(({name}) => field(name, false));
  const lines = rows.map((row) => row.map((cell, place) => field(cell ?? "", columns[place]!.isNumber)));
  return `\uFEFF${[header, ...lines].map((line) => `${line.join(",")}\r\n`).join("")}`;
}

function field(cell: string, isNumber: boolean): string {
  const safe = isNumber ? cell : safeCell(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
