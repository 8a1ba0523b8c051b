import * as Plot from "@observablehq/plot";
import {chart} from "./chart.js";
import {element} from "./element.js";
import {compactAmount, month, monthOfYear, percent, year} from "./format.js";
import {isRunning} from "./is-running.js";
import {isYoung} from "./is-young.js";
import type {SpendReturn} from "./spend-metrics.js";
import {t} from "./t.js";

/** Month by month, what its leads have brought so far above what was spent, on axes of their own; young months hatched. */
export function monthMoneyChart(rows: SpendReturn[], {width}: {width: number}) {
  const fill = (row: SpendReturn) => (isYoung(row) ? "url(#hatch)" : "var(--accent)");
  const won = panel(rows, width, 210, "won_amount", fill, t("month_money_chart.won"));
  const spent = panel(rows, width, 150, "spend_amount", "var(--muted)", t("month_money_chart.spent"));
  return element("div", {}, won, spent);
}

const tip = {lineHeight: 1.5, stroke: "var(--line)"};

type Amount = "won_amount" | "spend_amount";

function panel(
  rows: SpendReturn[],
  width: number,
  height: number,
  y: Amount,
  fill: Plot.ChannelValueSpec,
  label: string,
) {
  const x = (row: SpendReturn) => new Date(row.period + "-01");
  const said = (row: SpendReturn) => ({
    month: month(row.period),
    won: compactAmount(row.won_amount),
    spent: compactAmount(row.spend_amount),
    rate: percent(row.decided_rate),
  });
  const fillOpacity = (row: SpendReturn) => (isRunning(row.period) ? 0.5 : 1);
  const middle = (row: SpendReturn) => new Date(row.period + "-16");
  const step = [1, 3, 6].find((months) => (rows.length / months) * 60 < width) ?? 12;
  const tick = (day: Date) => {
    const word = day.toISOString().slice(0, 7);
    return word.endsWith("-01") ? year(word) : monthOfYear(word);
  };
  return chart(label, {
    width,
    height,
    marginLeft: 64,
    marginTop: 30,
    x: {type: "utc", label: null},
    y: {label, labelArrow: "none", zero: true, nice: true},
    marks: [
      Plot.gridY({ticks: 3, stroke: "var(--line)", strokeOpacity: 1}),
      Plot.axisY({ticks: 3, tickSize: 0, tickFormat: compactAmount, fill: "var(--muted)", label, labelArrow: "none"}),
      Plot.axisX({
        ticks: `${step} months`,
        tickSize: 4,
        tickFormat: tick,
        fill: "var(--muted)",
        label: null,
      }),
      Plot.rectY(rows, {x, interval: "month", y, fill, fillOpacity, insetLeft: 1, insetRight: 1}),
      Plot.tip(
        rows,
        Plot.pointerX({x: middle, y, title: (row: SpendReturn) => t("month_money_chart.tip", said(row)), ...tip}),
      ),
    ],
  });
}
