import {label} from "./label.js";
import type {LogStanding} from "./log-metrics.js";
import {rateChart} from "./rate-chart.js";
import {t} from "./t.js";

/** The share of records that an indicator marks, by member, against the median of the stores; those not compared hollow. */
export function standingChart(rows: LogStanding[], {width}: {width: number}) {
  const rates = rows.map((row) => ({
    word: row.member,
    name: label(row.member),
    rate: row.marked_rate,
    low: row.marked_rate_low,
    high: row.marked_rate_high,
    count: row.record_count ?? 0,
    isFaint: !["stands out", "like peers"].includes(row.standing),
    isBeside: row.standing !== "stands out",
  }));
  return rateChart(rates, {
    width,
    label: t("standing_chart.title"),
    unit: t("standing_chart.unit"),
    whole: rows.find((row) => row.peers_rate !== null)?.peers_rate,
    wholeKey: "standing_chart.peers",
  });
}
