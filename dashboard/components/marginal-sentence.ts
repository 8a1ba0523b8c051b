import {label} from "./label.js";
import {sentence} from "./sentence.js";
import type {SpendResponse} from "./spend-metrics.js";
import {t} from "./t.js";

/** Of which channels the data tell what one more unit of money brings, and of which it is refused. */
export function marginalSentence(rows: SpendResponse[]): HTMLElement {
  if (!rows.length) return sentence("marginal.unknown");
  const names = (given: SpendResponse[]) => given.map((row) => label(row.channel)).join(t("list.comma"));
  const [told, refused] = [true, false].map((is) => rows.filter((row) => row.is_identifiable === is));
  const kind = !told?.length ? "none" : !refused?.length ? "all" : "some";
  return sentence(`marginal.${kind}`, {told: names(told ?? []), refused: names(refused ?? [])});
}
