import {extremes} from "./extremes.js";
import {count, date, days, percent, wholePercent} from "./format.js";
import {label} from "./label.js";
import type {ChanceBand, LoadResponse, PromiseKept, RampMonth, RegionLoad, RouteCount} from "./opportunity-metrics.js";
import {rateFinding} from "./rate-finding.js";
import {said} from "./said.js";
import {t} from "./t.js";

/** What the charts of routes, scores, promises and load find. */
export const opportunityFindings = {
  route_chart: (rows: RouteCount[]) =>
    extremes(rows, {
      name: (row) => t("route_chart.name", {route: said("route")(row.route), reason: said("route_reason")(row.reason)}),
      value: (row) => row.journey_count,
      print: count,
    }),
  chances_chart: rateFinding<ChanceBand>("won_in_time_rate", (row) =>
    t("chances_chart.band", {rate: percent(row.told_chance_rate)}),
  ),
  promise_chart: rateFinding<PromiseKept>("kept_rate", (row) =>
    t("promise_chart.grade", {grade: label(row.grade), days: days(row.promise_days)}),
  ),
  store_promise_chart: rateFinding<PromiseKept>("kept_rate", (row) => label(row.member)),
  load_chart: (rows: RegionLoad[]) => {
    const last = rows
      .map((row) => row.week_on)
      .sort()
      .at(-1);
    const latest = rows.filter((row) => row.week_on === last);
    const regions = latest.filter((row) => row.member !== "(all)");
    const finding = extremes(regions.length ? regions : latest, {
      name: (row) => label(row.member),
      value: (row) => row.load_ratio,
      print: wholePercent,
    });
    return t("says.label", {title: date(last), finding});
  },
  load_response_chart: rateFinding<LoadResponse>("in_time_rate", (row) => said("load_band")(row.load_band)),
  ramp_chart: rateFinding<RampMonth>("won_of_decided_rate", (row) => t("ramp_chart.month", {month: row.month_number})),
};
