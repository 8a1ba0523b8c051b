import {period} from "./period.js";
import type {Choice} from "./picker.js";
import type {BridgePeriod} from "./process-metrics.js";
import {t} from "./t.js";

const kinds = ["fiscal_quarter", "fiscal_year", "fiscal_month"];

/** The periods of the bridge, the latest of each kind first: quarters, years, months. */
export function bridgeChoices(rows: BridgePeriod[]): Choice<string>[] {
  return kinds.flatMap((kind) =>
    [...new Set(rows.filter((row) => row.period_kind === kind).map((row) => row.period))]
      .sort()
      .reverse()
      .map((value) => ({value, text: period(value), group: t(`bridge.${kind}`)})),
  );
}
