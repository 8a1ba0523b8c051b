import {element} from "./element.js";
import {amount, count, hours, interval, percent, wholePercent} from "./format.js";
import type {RoutePrice} from "./opportunity-metrics.js";
import {sentence} from "./sentence.js";

/** What each rule would have cost and saved, had it been in force for a year; why there is none where the score tells nothing. */
export function priceSentences(rows: RoutePrice[]): HTMLElement {
  const told = rows.map((row) => element("li", {}, row.rule === "no precedent" ? ofPrecedent(row) : ofPoints(row)));
  return element("ul", {}, ...told);
}

function ofPoints(row: RoutePrice): HTMLElement {
  if (row.verdict !== "usable")
    return sentence(row.verdict === "too few" ? "route_price.too_few" : "route_price.no_signal");
  if (row.cutoff_rate === null || !row.journey_count) return sentence("route_price.no_year");
  if (row.is_withheld) return sentence("route_price.withheld", {asked: count(row.journey_count)});
  const kind = row.saved_hours === null ? "points_without_hours" : row.is_in_force ? "points" : "none_pays";
  return sentence(`route_price.${kind}`, {
    cutoff: wholePercent(row.cutoff_rate),
    asked: count(row.journey_count),
    left: count(row.left_count),
    missed: count(row.left_won_count),
    won: count(row.won_count),
    amount: amount(row.left_amount),
    kept: percent(row.kept_rate),
    interval: interval(row.kept_rate_low, row.kept_rate_high),
    hours: hours(row.saved_hours),
  });
}

function ofPrecedent(row: RoutePrice): HTMLElement {
  if (!row.journey_count) return sentence("route_price.no_precedent_none");
  if (row.is_withheld) return sentence("route_price.no_precedent_withheld", {left: count(row.journey_count)});
  return sentence("route_price.no_precedent", {
    left: count(row.left_count),
    missed: count(row.left_won_count),
    amount: amount(row.left_amount),
    interval: interval(row.missed_rate_low, row.missed_rate_high),
  });
}
