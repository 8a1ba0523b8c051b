import {days, percent} from "./format.js";
import {label} from "./label.js";
import type {PromiseKept} from "./opportunity-metrics.js";
import {sentence} from "./sentence.js";

/** What the grade with the shortest promise promises, and how often it was kept; what the longest kept beside it. */
export function promiseSentence(rows: PromiseKept[]): HTMLElement {
  const grades = rows.filter((row) => row.breakdown === "all").sort((a, b) => a.promise_days - b.promise_days);
  const [first, last] = [grades[0], grades.at(-1)];
  if (!first || !last) return sentence("promise.unknown");
  const values = {
    grade: label(first.grade),
    days: days(first.promise_days),
    figure: percent(first.kept_rate),
    last: label(last.grade),
    last_days: days(last.promise_days),
    last_rate: percent(last.kept_rate),
  };
  return sentence(first === last ? "promise.answer_one" : "promise.answer", values);
}
