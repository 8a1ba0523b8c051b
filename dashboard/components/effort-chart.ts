import {barChart} from "./bar-chart.js";
import type {LossEffort} from "./care-metrics.js";
import {compactCount, count} from "./format.js";
import {t} from "./t.js";

const signs = [
  "no_two_way_contact_count",
  "few_contacts_count",
  "quick_count",
  "bulk_count",
  "bought_later_count",
] as const;

/** Of the lost of one group, how many show each sign that little was done. */
export function effortChart([row]: LossEffort[], {width}: {width: number}) {
  const known = signs.filter((sign) => row && row[sign] !== null);
  const bars = known.map((sign) => ({
    word: sign,
    name: t(`column.${sign}`),
    value: row?.[sign] ?? 0,
    text: count(row?.[sign]),
    note: "",
  }));
  return barChart(bars, {width, label: t("effort_chart.title"), unit: t("effort_chart.unit"), format: compactCount});
}
