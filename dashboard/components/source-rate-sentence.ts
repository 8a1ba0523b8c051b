import {count, percent, wholePercent} from "./format.js";
import {label} from "./label.js";
import {sentence} from "./sentence.js";
import type {SourceRate} from "./source-metrics.js";
import {t} from "./t.js";

/** How many sources differ from the others beyond chance, and how many cases one needs before its own history outweighs the average. */
export function sourceRateSentence(rates: SourceRate[]): HTMLElement {
  const [first] = rates;
  if (!first) return sentence("source_rate.absent");
  const values = {sources: count(rates.length), average: percent(first.pooled_rate)};
  if (first.finding === "no evidence that sources differ") return sentence("source_rate.no_evidence", values);
  if (first.strength_ratio === null) return sentence("source_rate.too_few", values);
  const differing = rates.filter((row) => row.is_different && !row.is_young && !row.member.startsWith("("));
  const named = (isAbove: boolean) =>
    differing
      .filter((row) => row.raw_rate > row.pooled_rate === isAbove)
      .map((row) => label(row.member))
      .join(t("list.comma")) || t("source_rate.none");
  const young = rates.filter((row) => row.is_young);
  return sentence(young.length ? "source_rate.finding_young" : "source_rate.finding", {
    ...values,
    differing: count(differing.length),
    above: named(true),
    below: named(false),
    young: young.map((row) => `${label(row.member)} (${wholePercent(row.open_rate)})`).join(t("list.comma")),
    strength: count(Math.round(first.strength_ratio)),
  });
}
