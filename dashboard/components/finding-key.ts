import type {Finding, FindingFigure} from "./finding-metrics.js";

/** The message of a finding: that of its rule, or of the variant that its figures name. */
export function findingKey({finding_id, rule}: Finding, figures: FindingFigure[]): string {
  const variant = figures.find((row) => row.finding_id === finding_id && row.figure === "variant")?.word ?? "(none)";
  return `finding.${rule.replaceAll(" ", "_")}${variant === "(none)" ? "" : `_${variant}`}`;
}
