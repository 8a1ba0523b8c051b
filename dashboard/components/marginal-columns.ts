import {type Column, column} from "./column.js";
import {amount, ratio} from "./format.js";
import {label} from "./label.js";
import type {SpendResponse} from "./spend-metrics.js";
import {t} from "./t.js";

/** Whether one more unit of money in a channel can be valued, why not, what would settle it, and an assumption in its place. */
export const marginalColumns: Column<SpendResponse>[] = [
  column("channel", label, "text"),
  told("marginal_return", ratio, (row) => [
    row.marginal_return_ratio,
    row.marginal_return_low_ratio,
    row.marginal_return_high_ratio,
  ]),
  said("reason"),
  said("experiment"),
  column("booked_return_ratio", ratio),
  told("more_won", amount, (row) => [row.more_won_amount, row.more_won_low_amount, row.more_won_high_amount]),
  column("scenario_more_won_amount", amount),
];

type Estimate = [value: number | null, low: number | null, high: number | null];

/** An estimate with its interval, or that it is not told. */
function told(
  name: string,
  print: (value: number | null) => string,
  of: (row: SpendResponse) => Estimate,
): Column<SpendResponse> {
  const words = ([value, low, high]: Estimate) =>
    value === null
      ? t("response_reason.refused")
      : t("interval.beside", {value: print(value), low: print(low), high: print(high)});
  return {title: t(`column.${name}`), value: (row) => of(row)[0], print: (row) => words(of(row)), isText: false};
}

/** The reason or the experiment in plain words. */
function said(kind: "reason" | "experiment"): Column<SpendResponse> {
  const words = (word: string) => (word === "(none)" ? "–" : t(`response_${kind}.${word.replaceAll(" ", "_")}`));
  return {
    title: t(`column.response_${kind}`),
    value: (row) => row[kind],
    print: (row) => words(row[kind]),
    isText: true,
    isLong: true,
  };
}
