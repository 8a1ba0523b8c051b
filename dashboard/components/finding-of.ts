import {moneyFindings} from "./money-findings.js";
import {opportunityFindings} from "./opportunity-findings.js";
import {processFindings} from "./process-findings.js";
import {sourceFindings} from "./source-findings.js";
import {stageFindings} from "./stage-findings.js";
import {t} from "./t.js";

/** What a chart finds in its rows, as it is drawn, in a sentence with its number. */
export type Finding = (rows: never[], options: never) => string;

const findings: Record<string, Finding | undefined> = {
  ...moneyFindings,
  ...opportunityFindings,
  ...processFindings,
  ...sourceFindings,
  ...stageFindings,
};

/** The finding of the chart of that name; without one of its own, how many rows it draws. */
export function findingOf(name: string, rows: object[], options: object): string {
  return findings[name]?.(rows as never[], options as never) ?? t("says.rows", {count: rows.length});
}
