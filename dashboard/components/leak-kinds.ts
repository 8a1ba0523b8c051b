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
    passed: number("passed"),
    overdue: number("open overdue"),
  };
  const keys = [
    of("lost") && "leakage.kinds_leak",
    (of("disqualified") ?? of("recycled")) && "leakage.kinds_exit",
    of("passed") && "leakage.kinds_gap",
    of("open overdue") && "leakage.kinds_overdue",
  ];
  const told = keys.filter((key) => key !== undefined);
  return element("ul", {}, ...told.map((key) => element("li", {}, sentence(key, values))));
}
