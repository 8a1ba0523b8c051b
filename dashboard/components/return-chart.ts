import {barChart} from "./bar-chart.js";
import {percent, ratio} from "./format.js";
import {isYoung} from "./is-young.js";
import {label} from "./label.js";
import type {SpendReturn} from "./spend-metrics.js";
import {t} from "./t.js";

/** What came back for each unit of money spent, by channel, against the line where the money is back. */
export function returnChart(rows: SpendReturn[], {width}: {width: number}) {
  const bars = rows.map((row) => ({
    word: row.member,
    name: label(row.member),
    value: row.return_ratio,
    text: ratio(row.return_ratio),
    note: row.decided_rate === null ? t("chart.no_leads") : t("chart.decided", {rate: percent(row.decided_rate)}),
    isYoung: isYoung(row),
    isFaint: row.return_rank === null,
  }));
  const base = {value: 1, text: t("return_chart.base")};
  return barChart(bars, {width, label: t("return_chart.title"), unit: t("return_chart.unit"), format: ratio, base});
}
