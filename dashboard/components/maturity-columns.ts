import {type Column, column} from "./column.js";
import type {CohortMaturity} from "./curve-metrics.js";
import {count, percent} from "./format.js";
import {period} from "./period.js";
import {t} from "./t.js";

/** How much of what will become of a period's prospects is known. */
export const maturityColumns: Column<CohortMaturity>[] = [
  {
    title: t("column.cohort"),
    name: "period",
    value: (row) => row.period,
    print: (row) => period(row.period) + (row.is_immature ? t("maturity.immature") : ""),
    isText: true,
  },
  column("journey_count", count),
  column("won_count", count),
  column("open_count", count),
  column("can_convert_count", count),
  column("expected_won_count", (value: number | null) => count(value === null ? null : Math.round(value))),
  column("matured_rate", percent),
];
