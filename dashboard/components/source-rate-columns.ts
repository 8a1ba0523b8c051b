import {type Column, column} from "./column.js";
import {count, percent} from "./format.js";
import {intervalColumn} from "./interval-column.js";
import {label} from "./label.js";
import type {SourceRate} from "./source-metrics.js";
import {t} from "./t.js";

const differs: Column<SourceRate> = {
  title: t("column.is_different"),
  name: "is_different",
  value: (row) => (row.is_young ? null : Number(row.is_different)),
  print: (row) => t(`source_rate.${row.is_young ? "young" : row.is_different ? "differs" : "may_be_chance"}`),
  isText: true,
};

/** A rate of each source as counted and as shrunk, the probability that it is above the average, and whether it differs beyond chance. */
export const sourceRateColumns: Column<SourceRate>[] = [
  column("member", label, "text", "lead_source"),
  column("event_count", count),
  column("trial_count", count),
  column("raw_rate", percent),
  intervalColumn("raw_rate"),
  column("shrunk_rate", percent),
  intervalColumn("shrunk_rate"),
  column("better_rate", percent),
  differs,
];
