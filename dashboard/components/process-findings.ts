import type {BridgeStep} from "./bridge.js";
import {extremes} from "./extremes.js";
import {amount, count, date} from "./format.js";
import {label} from "./label.js";
import type {LogStanding, ReportWeek} from "./log-metrics.js";
import {parts} from "./parts.js";
import type {Forecast, RiskCount} from "./process-metrics.js";
import {rateFinding} from "./rate-finding.js";
import {sign} from "./sign.js";
import {t} from "./t.js";

const steps = (print: (value: number) => string) => (rows: BridgeStep[]) =>
  parts(
    rows.map(({word, value, isLevel}) => [
      t(`bridge.${word}`),
      isLevel ? print(value) : `${value < 0 ? "−" : "+"}${print(Math.abs(value))}`,
    ]),
  );

/** What the charts of open prospects, of forecasts and of the log find. */
export const processFindings = {
  risk_bars: (rows: RiskCount[]) =>
    extremes(rows, {name: (row) => sign(row.sign), value: (row) => row.journey_count, print: count}),
  bridge_chart_count: steps(count),
  bridge_chart_amount: steps(amount),
  forecast_chart: (rows: Forecast[]) => {
    const [now, past] = [rows.at(-1), rows.findLast((row) => row.won_count !== null)];
    const said = (row: Forecast) => ({
      day: date(row.forecast_on),
      expected: count(Math.round(row.expected_won_count)),
      low: count(row.low_won_count),
      high: count(row.high_won_count),
      won: count(row.won_count),
    });
    const told = [
      now && now !== past ? t("says.forecast", said(now)) : "",
      past ? t("says.forecast_past", said(past)) : "",
    ];
    return told.filter((words) => words !== "").join(" ");
  },
  standing_chart: rateFinding<LogStanding>("marked_rate", (row) => label(row.member)),
  report_chart: (rows: ReportWeek[]) => {
    const last = rows.at(-1);
    const lines = ["claimed_count", "logged_count", "corroborated_count"] as const;
    return parts(
      lines.map((line) => [t(`report_chart.${line}`), count(last?.[line])]),
      date(last?.reported_on),
    );
  },
};
