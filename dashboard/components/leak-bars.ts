import {barChart} from "./bar-chart.js";
import {compactAmount, count, percent} from "./format.js";
import type {Leak} from "./funnel-metrics.js";
import {label} from "./label.js";
import {t} from "./t.js";

/** The largest leaks: what each is worth, and below it the three factors, records × value × probability. */
export function leakBars(rows: Leak[], {width}: {width: number}) {
  const bars = rows.map((row) => ({
    word: `${row.stage}\n${row.reason}`,
    name: t("leak_bars.name", {stage: label(row.stage), reason: label(row.reason)}),
    value: row.recoverable_amount,
    text: compactAmount(row.recoverable_amount),
    note: t("leak_bars.factors", {
      records: count(row.sized_count),
      value: compactAmount(row.value_amount),
      chance: percent(row.chance_rate),
    }),
  }));
  return barChart(bars, {width, label: t("leak_bars.title"), unit: t("leak_bars.unit"), format: compactAmount});
}
