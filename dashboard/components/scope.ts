import type {Behind} from "./behind.js";
import {wordOf} from "./word-of.js";

const named = ["period", "region", "department", "stage", "channel", "measure", "indicator", "sign", "grade", "kind"];

/** Whom all rows of a chart are about, as words: the period, the group, the measure. What stands for everyone is not named. */
export function scopeOf({by}: Behind, rows: object[]): string[] {
  return by.flatMap((field) => {
    const [first, ...others] = new Set(rows.map((row) => (row as Record<string, unknown>)[field]));
    if (typeof first !== "string" || others.length || !(named.includes(field) || field === "member")) return [];
    return first === "(all)" && field !== "period" ? [] : [wordOf(field, first)];
  });
}
