import {label} from "./label.js";
import {sentence} from "./sentence.js";
import type {SpendReturn} from "./spend-metrics.js";
import {t} from "./t.js";

/** Which channels' margin covers what was spent so far, which not yet; or that no margin is declared. */
export function marginSentence(channels: SpendReturn[]): HTMLElement {
  const known = channels.filter((row) => row.level === "channel" && row.roi_ratio !== null);
  if (!known.length) return sentence("margin.unknown");
  const names = (rows: SpendReturn[]) => rows.map((row) => label(row.member)).join(t("list.comma"));
  const covered = known.filter((row) => Number(row.roi_ratio) >= 0);
  const uncovered = known.filter((row) => Number(row.roi_ratio) < 0);
  const kind = !uncovered.length ? "all" : !covered.length ? "none" : "some";
  return sentence(`margin.${kind}`, {covered: names(covered), uncovered: names(uncovered)});
}
