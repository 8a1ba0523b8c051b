import {type Column, column} from "./column.js";
import {amount, count, days, hours, percent, ratio, wholePercent} from "./format.js";
import {intervalColumn} from "./interval-column.js";
import {label} from "./label.js";
import type {
  AssignmentWay,
  CriterionWeight,
  GradeCadence,
  LoadResponse,
  PromiseKept,
  RegionLoad,
  RouteCount,
  ScoreQuality,
  SetAside,
} from "./opportunity-metrics.js";
import {said} from "./said.js";

/** Open prospects of a route, told apart by reason, region or product line. */
export const routeColumns = (by: "reason" | "member"): Column<RouteCount>[] => [
  by === "reason" ? column("route", said("route"), "text") : column("member", label, "text"),
  by === "reason" ? column("reason", said("route_reason"), "text") : column("route", said("route"), "text"),
  column("journey_count", count),
  column("value_amount", amount, "number", "deal_value_amount"),
  column("worth_amount", amount),
];

/** What was returned to marketing, by reason, and what came back. */
export const setAsideColumns: Column<SetAside>[] = [
  column("reason", label, "text"),
  column("set_aside_count", count, "number", "nurtured_count"),
  column("back_count", count),
  column("back_rate", percent),
  intervalColumn("back_rate"),
  column("median_away_days", days),
  column("back_won_count", count),
  column("back_won_amount", amount),
];

/** How well each way of telling a chance foretold what it had not seen. */
export const scoreColumns: Column<ScoreQuality>[] = [
  column("told_by", said("told_by"), "long"),
  column("ranking_rate", percent),
  intervalColumn("ranking_rate"),
  column("top_lift_ratio", ratio),
  column("top_captured_rate", percent),
  column("brier_skill_ratio", percent),
  column("judged_count", count),
  column("verdict", said("verdict"), "text"),
];

/** What a level of a criterion does to the odds, as declared and as what happened says. */
export const weightColumns: Column<CriterionWeight>[] = [
  column("criterion", said("criterion"), "text"),
  column("declared_odds_ratio", ratio),
  column("fitted_odds_ratio", ratio),
  column("finding", said("finding"), "text"),
  column("known_count", count),
];

/** What a grade promised in a store, and what was kept. */
export const promiseColumns: Column<PromiseKept>[] = [
  column("member", label, "text", "department"),
  column("grade", label, "text"),
  column("promise_days", days),
  column("mature_count", count),
  column("kept_count", count),
  column("kept_rate", percent),
  intervalColumn("kept_rate"),
];

/** Contacts that a grade asks for, and those on record. */
export const cadenceColumns: Column<GradeCadence>[] = [
  column("grade", label, "text"),
  column("contact_days", days),
  column("due_count", count),
  column("kept_count", count, "number", "contact_kept_count"),
  column("kept_rate", percent, "number", "contact_kept_rate"),
  column("announced_count", count),
  column("announced_kept_rate", percent),
];

/** The latest week of each region. */
export const loadColumns: Column<RegionLoad>[] = [
  column("member", label, "text", "region"),
  column("rep_count", count),
  column("open_count", count),
  column("capacity_count", count),
  column("load_ratio", wholePercent),
  column("waiting_count", count, "number", "waiting_elsewhere_count"),
  column("waiting_amount", amount),
];

/** First response and wins by load. */
export const loadResponseColumns: Column<LoadResponse>[] = [
  column("load_band", said("load_band"), "text"),
  column("journey_count", count),
  column("in_time_rate", percent),
  column("median_response_hours", hours),
  column("won_of_decided_rate", percent),
  intervalColumn("won_of_decided_rate"),
];

/** The ways of giving out what nobody serves. */
export const assignmentColumns: Column<AssignmentWay>[] = [
  column("way", said("assignment_way"), "text", "way_of_giving"),
  column("journey_count", count, "number", "unserved_count"),
  column("assigned_count", count),
  column("expected_amount", amount, "number", "simulated_amount"),
];
