import {workspace} from "./workspace.js";

const day = 86_400_000;

/** The age in days up to which every prospect of a fiscal year has been watched; 0 while the year runs. Null for no one year. */
export function watchedDays(period: string): number | null {
  const [, year] = /^FY(\d+)$/.exec(period) ?? [];
  if (!year) return null;
  const start = workspace.fiscal_year_start;
  const end = start === 1 ? Date.UTC(Number(year) + 1, 0, 1) : Date.UTC(Number(year), start - 1, 1);
  return Math.max(0, (Date.parse(workspace.as_of_on) - end) / day + 1);
}
