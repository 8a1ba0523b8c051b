import {month} from "./format.js";
import {t} from "./t.js";
import {workspace} from "./workspace.js";

/** A period of the metrics, '(all)', '(missing)', 'FY2025', 'FY2025 Q3' or '2025-03', as the reader says it. */
export function period(word: string): string {
  const [, year, quarter] = /^FY(\d+)(?: Q(\d))?$/.exec(word) ?? [];
  if (word === "(all)") return t("period.all");
  if (word === "(missing)") return t("period.missing");
  if (!year) return month(word);
  const kind = workspace.fiscal_year_start === 1 ? "calendar" : "fiscal";
  return quarter ? t(`period.${kind}_quarter`, {year, quarter}) : t(`period.${kind}_year`, {year});
}
