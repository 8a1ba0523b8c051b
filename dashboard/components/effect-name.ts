import {label} from "./label.js";
import {period} from "./period.js";
import {t} from "./t.js";
import type {YearEffect} from "./year-metrics.js";

/** What an effect of the year's bridge is called: the two years at its ends, a conversion by its stage. */
export function effectName(row: YearEffect): string {
  if (row.effect === "opening") return t("effect.opening", {period: period(row.base_period)});
  if (row.effect === "closing") return t("effect.closing", {period: period(row.period)});
  if (row.effect === "conversion" && row.stage !== "(all)") return t("effect.conversion_at", {stage: label(row.stage)});
  return t(`effect.${row.effect.replaceAll(" ", "_").replaceAll("-", "_")}`);
}
