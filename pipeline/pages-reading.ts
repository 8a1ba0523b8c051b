import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {dashboard} from "./dashboard.ts";

const folder = join(dashboard, "pages");

const read: [page: string, metrics: string[]][] = readdirSync(folder)
  .sort()
  .flatMap((file) => {
    const [, page, names] = /\bpage\(\s*"(\w+)",\s*\[([^\]]*)\]/.exec(readFileSync(join(folder, file), "utf8")) ?? [];
    return page && names ? [[page, [...names.matchAll(/"(\w+)"/g)].map(([, name]) => name!)]] : [];
  });

/** The pages that read a metric, by their names. */
export const pagesReading = (metric: string): string[] =>
  read.filter(([, metrics]) => metrics.includes(metric)).map(([page]) => page);
