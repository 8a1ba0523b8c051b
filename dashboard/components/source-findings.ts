import {course} from "./course.js";
import {extremes} from "./extremes.js";
import {amount, count, month, percent, tenths} from "./format.js";
import {label} from "./label.js";
import {rateFinding} from "./rate-finding.js";
import type {CreditRange, LeadSourceValue, SourceCoverage, SourceRate} from "./source-metrics.js";
import {t} from "./t.js";

const byValue = (rows: LeadSourceValue[]) =>
  extremes(
    rows.filter((row) => row.breakdown !== "all"),
    {
      name: (row) => label(row.member),
      value: (row) => row.full_value_amount,
      print: amount,
      low: (row) => row.full_value_low_amount,
      high: (row) => row.full_value_high_amount,
    },
  );

const byVolume = (rows: LeadSourceValue[]) => {
  const most = rows
    .filter((row) => row.breakdown !== "all" && row.full_value_amount !== null)
    .sort((a, b) => b.lead_count - a.lead_count)[0];
  const values = most && {
    source: label(most.member),
    leads: count(most.lead_count),
    value: amount(most.full_value_amount),
  };
  return most ? ` ${t("says.most_leads", values)}` : "";
};

/** What the charts of lead sources find. */
export const sourceFindings = {
  full_value_chart: byValue,
  value_volume_chart: (rows: LeadSourceValue[]) => byValue(rows) + byVolume(rows),
  source_rate_chart: (rows: SourceRate[]) =>
    extremes(rows, {
      name: (row) => label(row.member),
      value: (row) => row.shrunk_rate ?? row.raw_rate,
      print: percent,
      low: (row) => row.shrunk_rate_low ?? row.raw_rate_low,
      high: (row) => row.shrunk_rate_high ?? row.raw_rate_high,
    }),
  credit_chart: (rows: CreditRange[]) => {
    const unit = rows.some((row) => row.shapley_amount !== null) ? "amount" : "count";
    return extremes(rows, {
      name: (row) => label(row.channel),
      value: (row) => row[`shapley_${unit}`],
      print: unit === "amount" ? amount : tenths,
      low: (row) => row[`lowest_${unit}`],
      high: (row) => row[`highest_${unit}`],
    });
  },
  unknown_month_chart: (rows: SourceCoverage[]) =>
    course(
      rows.toSorted((a, b) => (a.period < b.period ? -1 : 1)),
      {
        when: (row) => month(row.period),
        value: (row) => row.unknown_rate,
        print: percent,
      },
    ),
  unknown_store_chart: (rows: SourceCoverage[]) =>
    rateFinding<SourceCoverage>("unknown_rate", (row) => label(row.member))(
      rows.filter((row) => row.breakdown === "department"),
    ),
};
