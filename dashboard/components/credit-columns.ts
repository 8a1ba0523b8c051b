import {type Column, column} from "./column.js";
import {amount, tenths} from "./format.js";
import {label} from "./label.js";
import {rankRange} from "./rank-range.js";
import type {CreditRange} from "./source-metrics.js";
import {t} from "./t.js";

const rank: Column<CreditRange> = {
  title: t("column.credit_rank"),
  name: "best_rank",
  value: (row) => row.best_rank,
  high: (row) => row.worst_rank,
  print: rankRange,
  isText: false,
};

/** What each channel is credited with by the three rules, the least and the most by any, and its rank from the best to the worst. */
export const creditColumns: Column<CreditRange>[] = [
  column("channel", label, "text"),
  column("first_amount", amount),
  column("w_shaped_amount", amount),
  column("shapley_amount", amount),
  column("lowest_amount", amount),
  column("highest_amount", amount),
  rank,
  column("first_count", tenths),
  column("w_shaped_count", tenths),
  column("shapley_count", tenths),
];
