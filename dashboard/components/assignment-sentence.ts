import {compactAmount, count} from "./format.js";
import type {AssignmentWay} from "./opportunity-metrics.js";
import {sentence} from "./sentence.js";

/** How many open prospects nobody serves, how many find a place, and what the best way expects beyond giving out in turn. */
export function assignmentSentence(rows: AssignmentWay[]): HTMLElement {
  const of = (way: string) => rows.find((row) => row.way === way);
  const [greedy, optimum, turn] = [of("greedy"), of("optimum"), of("round robin")];
  if (!greedy || greedy.journey_count === null) return sentence("assignment.nobody");
  const values = {figure: count(greedy.journey_count), placed: count(greedy.assigned_count)};
  if (greedy.assigned_count === null) return sentence("assignment.few", values);
  if (greedy.assigned_count === 0) return sentence("assignment.no_place", values);
  return sentence("assignment.answer", {
    ...values,
    greedy: compactAmount(greedy.expected_amount),
    optimum: compactAmount(optimum?.expected_amount),
    turn: compactAmount(turn?.expected_amount),
  });
}
