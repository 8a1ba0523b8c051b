import {course} from "./course.js";
import {figureName} from "./definitions.js";
import {effectName} from "./effect-name.js";
import {extremes} from "./extremes.js";
import {amount, month, ratio} from "./format.js";
import {isYoung} from "./is-young.js";
import {label} from "./label.js";
import type {WinRate} from "./metrics.js";
import {parts} from "./parts.js";
import {rateFinding} from "./rate-finding.js";
import {signedAmount} from "./signed-amount.js";
import type {SpendExpected, SpendReturn, SpendVintage} from "./spend-metrics.js";
import {t} from "./t.js";
import type {YearEffect} from "./year-metrics.js";

/** What the charts of spend, of its return and of win rates find. */
export const moneyFindings = {
  full_return_chart: (rows: SpendExpected[]) =>
    extremes(rows, {
      name: (row) => label(row.channel),
      value: (row) => row.expected_return_ratio,
      print: ratio,
      low: (row) => row.expected_return_low_ratio,
      high: (row) => row.expected_return_high_ratio,
    }),
  return_chart: (rows: SpendReturn[]) =>
    extremes(rows, {name: (row) => label(row.member), value: (row) => row.return_ratio, print: ratio}),
  month_money_chart: (rows: SpendReturn[]) => {
    const inOrder = rows.toSorted((a, b) => (a.period < b.period ? -1 : 1));
    const decided = inOrder.filter((row) => !isYoung(row));
    const isCut = decided.length > 0 && decided.length < rows.length;
    const when = (row: SpendReturn) => month(row.period);
    const told = (kind: "won" | "spent", finding: string) =>
      t("says.label", {title: t(`month_money_chart.${kind}`), finding});
    const won = course(isCut ? decided : inOrder, {when, value: (row) => row.won_amount, print: amount});
    const spent = course(inOrder, {when, value: (row) => row.spend_amount, print: amount});
    return [told("won", won), ...(isCut ? [t("says.decided")] : []), told("spent", spent)].join(" ");
  },
  vintage_chart: (rows: SpendVintage[]) => {
    const complete = rows.filter((row) => row.is_complete && row.return_ratio !== null);
    const months = new Set(complete.map((row) => row.month_on)).size;
    const told = (age: number) => complete.filter((row) => row.month_number === age);
    const ages = complete.map((row) => row.month_number).sort((a, b) => b - a);
    const age = ages.find((each) => told(each).length * 2 >= months) ?? 0;
    const named = {name: (row: SpendVintage) => month(row.month_on.slice(0, 7)), print: ratio};
    const finding = extremes(told(age), {...named, value: (row) => row.return_ratio});
    return t("says.label", {title: t("says.vintage", {age}), finding});
  },
  year_bridge_chart: (rows: YearEffect[]) =>
    parts(
      rows
        .filter((row) => row.effect_amount !== null)
        .map((row) => [
          effectName(row),
          row.effect === "opening" || row.effect === "closing"
            ? amount(row.effect_amount)
            : signedAmount(row.effect_amount ?? 0),
        ]),
    ),
  win_rate_chart: rateFinding<WinRate>("win_rate", (row) => figureName(row.formula_name)),
};
