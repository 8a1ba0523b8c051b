import {workspace} from "./workspace.js";

/** Whether a month, such as 2025-03, is not over on the day that the pages are computed as of. */
export function isRunning(month: string): boolean {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return workspace.as_of_on.startsWith(month) && workspace.as_of_on < last;
}
