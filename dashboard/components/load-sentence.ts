import {compactAmount, count, wholePercent} from "./format.js";
import {label} from "./label.js";
import type {RegionLoad} from "./opportunity-metrics.js";
import {sentence} from "./sentence.js";

/** Where consultants have most and least to serve in the latest week, and what waits while others have hands free. */
export function loadSentence(latest: RegionLoad[]): HTMLElement {
  const regions = latest.filter((row) => row.member !== "(all)").sort((a, b) => b.load_ratio - a.load_ratio);
  const [most, least] = [regions[0], regions.at(-1)];
  const all = latest.find((row) => row.member === "(all)");
  if (!most || !least || most === least)
    return all ? sentence("load.answer_all", {figure: wholePercent(all.load_ratio)}) : sentence("load.unknown");
  return sentence(most.waiting_count ? "load.answer_waiting" : "load.answer", {
    figure: wholePercent(most.load_ratio),
    most: label(most.member),
    least: label(least.member),
    least_load: wholePercent(least.load_ratio),
    waiting: count(most.waiting_count),
    amount: compactAmount(most.waiting_amount),
  });
}
