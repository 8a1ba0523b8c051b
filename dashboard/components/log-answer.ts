import {count, percent} from "./format.js";
import {indicator} from "./log-columns.js";
import type {LogStanding, PromptCount} from "./log-metrics.js";
import {sentence} from "./sentence.js";

/** Which mark is most frequent in the log; rows of the whole. */
export function logAnswer(rows: LogStanding[]): HTMLElement {
  const told = rows.filter((row) => row.level === "all" && row.marked_rate !== null);
  const [most] = told.sort((a, b) => (b.marked_rate ?? 0) - (a.marked_rate ?? 0));
  if (!most) return sentence("log.unknown");
  const values = {indicator: indicator(most.indicator), rate: percent(most.marked_rate)};
  return sentence("log.answer", {...values, records: count(most.record_count), marked: count(most.marked_count)});
}

/** How many consultants are to be looked at together; fewer than are told are told as that. */
export function promptAnswer(prompt: PromptCount | undefined): HTMLElement {
  if (!prompt?.judged_count) return sentence("log.nobody_judged");
  const values = {least: count(prompt.least_count), judged: count(prompt.judged_count)};
  if (prompt.is_few) return sentence("log.prompts_few", values);
  if (prompt.prompted_count === null) return sentence("log.prompts_most", values);
  return sentence(prompt.prompted_count ? "log.prompts" : "log.prompts_none", {
    ...values,
    prompted: count(prompt.prompted_count),
  });
}
