import type {Metrics} from "./metrics-by-name.js";
import {MissingPart} from "./missing-part.js";
import type {Page, Rows} from "./page.js";
import {rowsAt} from "./rows-at.js";

/** The rows that a page has read, and how it reads more of those that it reads in parts. */
export interface PageRows {
  rows: Rows<keyof Metrics, never>;
  read: (breakdown: string) => Promise<void>;
}

/**
 * Reads the rows of a page's metrics from a folder of the site; of those that it reads in parts, the groups that there are and the part of everyone.
 * Another part throws MissingPart until it is read.
 */
export async function pageRows({metrics, parted}: Page, folder: string): Promise<PageRows> {
  const at = (name: string) => rowsAt(`${folder}${name}.arrow.gz`);
  const parts = new Map<string, unknown[]>();
  const read = async (breakdown: string) => {
    const names = parted.map((metric) => `${metric}.${breakdown}`).filter((name) => !parts.has(name));
    for (const [name, rows] of await Promise.all(names.map(async (name) => [name, await at(name)] as const)))
      parts.set(name, rows);
  };
  const of = (metric: string) => (breakdown: string) => {
    const rows = parts.get(`${metric}.${breakdown}`);
    if (!rows) throw new MissingPart(breakdown);
    return rows;
  };
  const whole = metrics.map(async (metric) =>
    parted.includes(metric)
      ? [metric, {groups: await at(`${metric}.groups`), of: of(metric)}]
      : [metric, await at(metric)],
  );
  const [entries] = await Promise.all([Promise.all(whole), parted.length ? read("all") : undefined]);
  return {rows: Object.fromEntries(entries), read};
}
