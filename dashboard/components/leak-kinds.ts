import {element} from "./element.js";
import {compactAmount, count} from "./format.js";
import type {Leak} from "./funnel-metrics.js";
import {sentence} from "./sentence.js";

/** Real leaks, healthy exits, gaps in the records and overdue ones, a sentence each; rows of one group. */
export function leakKinds(rows: Leak[]): HTMLElement {
  const whole = rows.filter((row) => row.stage === "(all)" && row.reason === "(all)");
  const of = (way: string) => whole.find((row) => row.way === way);
  const number = (way: string) => count(of(way)?.visit_count ?? 0);
  const values = {
    lost: number("lost"),
    amount: compactAmount(of("lost")?.amount),
    known: count(of("lost")?.amount_known_count),
    disqualified: number("disqualified"),
    recycled: number("recycled"),
  };
  const told: [key: string, row: Leak | undefined][] = [
    ["leakage.kinds_leak", of("lost")],
    ["leakage.kinds_exit", of("disqualified") ?? of("recycled")],
    ["leakage.kinds_gap", of("passed")],
    ["leakage.kinds_overdue", of("open overdue")],
  ];
  const items = told.flatMap(([key, row]) =>
    row ? [element("li", {}, sentence(key, {...values, count: row.visit_count}))] : [],
  );
  return element("ul", {}, ...items);
}
