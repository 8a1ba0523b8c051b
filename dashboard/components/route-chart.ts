import {barChart} from "./bar-chart.js";
import {compactAmount, compactCount, count} from "./format.js";
import type {RouteCount} from "./opportunity-metrics.js";
import {said} from "./said.js";
import {t} from "./t.js";

/** Open prospects by route and reason, each with what it is worth; those that a person does not serve pale. */
export function routeChart(rows: RouteCount[], {width}: {width: number}) {
  const bars = rows.map((row) => ({
    word: `${row.route} ${row.reason}`,
    name: t("route_chart.name", {route: said("route")(row.route), reason: said("route_reason")(row.reason)}),
    value: row.journey_count,
    text: count(row.journey_count),
    note: t("route_chart.worth", {worth: compactAmount(row.worth_amount)}),
    isFaint: row.route !== "serve",
  }));
  return barChart(bars, {width, label: t("route_chart.title"), unit: t("route_chart.unit"), format: compactCount});
}
