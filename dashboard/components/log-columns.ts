import {type Column, column} from "./column.js";
import {count, percent} from "./format.js";
import {intervalColumn} from "./interval-column.js";
import {label} from "./label.js";
import type {Headline, LogStanding, ReportSum} from "./log-metrics.js";
import {t} from "./t.js";

/** What an indicator says of a record, and the usual innocent reason, each in words. */
export const indicator = (word: string): string => t(`indicator.${word}`);
const reason = (word: string): string => t(`indicator.${word}_reason`);

/** Each indicator over the whole log, with the usual innocent reason. */
export const indicatorColumns: Column<LogStanding>[] = [
  column("indicator", indicator, "text"),
  column("record_count", count),
  column("marked_count", count),
  column("marked_rate", percent),
  intervalColumn("marked_rate"),
  column("indicator", reason, "long", "innocent_reason"),
];

/** The members of a level at one indicator, beside the median of their peers. */
export const standingColumns: Column<LogStanding>[] = [
  column("member", label, "text"),
  column("record_count", count),
  column("marked_count", count),
  column("marked_rate", percent),
  intervalColumn("marked_rate"),
  column("peers_rate", percent),
  column("standing", (word: string) => t(`standing.${word.replace(/[()]/g, "").replaceAll(" ", "_")}`), "text"),
];

/** What was claimed, logged and corroborated, a row a kind. */
export const reportColumns: Column<ReportSum>[] = [
  column("kind", label, "text"),
  column("claimed_count", count),
  column("logged_count", count),
  column("timely_count", count),
  column("corroborated_count", count),
  column("not_logged_count", count),
  column("logged_ratio", percent),
];

/** Headline numbers as the log says, and from corroborated records alone. */
export const headlineColumns: Column<Headline>[] = [
  {
    title: t("column.headline"),
    name: "headline",
    value: (row) => row.headline,
    print: (row) => t(`headline.${row.headline}`, {kind: label(row.member)}),
    isText: true,
  },
  column("base_count", count),
  column("logged_count", count, "number", "said_count"),
  column("logged_rate", percent),
  column("corroborated_count", count, "number", "backed_count"),
  column("corroborated_rate", percent),
];
