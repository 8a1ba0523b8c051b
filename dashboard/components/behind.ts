import type {Metrics} from "./metrics-by-name.js";

/** What a chart or a table is made of: a metric, which of its columns, and the columns whose values say which of its rows. */
export interface Behind {
  metric: keyof Metrics;
  by: string[];
  columns: string[];
  /** Cards of definitions.yaml besides those that name one of the columns. */
  cards: string[];
}

type Field<Name extends keyof Metrics> = keyof Metrics[Name] & string;

const of = <Name extends keyof Metrics>(
  metric: Name,
  by: Field<Name>[] = [],
  columns: Field<Name>[] = [],
  cards: string[] = [],
): Behind => ({metric, by, columns, cards});

const group = ["period", "breakdown", "member"] as ("period" | "breakdown" | "member")[];
const wonOfDecided = ["won_of_decided_rate", "won_of_decided_rate_low", "won_of_decided_rate_high"] as const;
const wentOn = ["went_on_rate", "went_on_rate_low", "went_on_rate_high"] as const;
const kept = ["kept_rate", "kept_rate_low", "kept_rate_high"] as const;
const unknown = ["journey_count", "unknown_count", "unknown_rate", "unknown_rate_low", "unknown_rate_high"] as const;
const fates = ["won_rate", "lost_rate", "disqualified_rate", "recycled_rate", "open_rate"] as const;
const fullValue = ["full_value_amount", "full_value_low_amount", "full_value_high_amount"] as const;
const spendGroup = ["period", "level"] as ("period" | "level")[];
const money = ["period", "spend_amount", "won_amount", "decided_rate"] as const;

/** Of every chart what it is made of. */
const charts: Record<string, Behind> = {
  bridge_chart_amount: of(
    "bridge_periods",
    ["period", "region"],
    ["period", "region", "opening_amount", "new_amount", "won_amount", "left_amount", "closing_amount"],
    ["open_bridge"],
  ),
  bridge_chart_count: of(
    "bridge_periods",
    ["period", "region"],
    [
      "period",
      "region",
      "opening_count",
      "new_count",
      "reopened_count",
      "won_count",
      "lost_count",
      "disqualified_count",
      "interrupted_count",
      "set_aside_number",
      "closing_count",
    ],
    ["open_bridge"],
  ),
  chance_chart: of("stage_chances", group, [
    "stage",
    "curve_rate",
    "curve_rate_low",
    "curve_rate_high",
    "chain_rate",
    "won_of_decided_rate",
    "product_rate",
  ]),
  chances_chart: of(
    "chances_kept",
    [],
    ["told_chance_rate", "won_in_time_rate", "won_in_time_rate_low", "won_in_time_rate_high", "assessment_count"],
  ),
  credit_chart: of(
    "credit_range",
    ["period"],
    [
      "channel",
      "first_amount",
      "w_shaped_amount",
      "shapley_amount",
      "lowest_amount",
      "highest_amount",
      "first_count",
      "w_shaped_count",
      "shapley_count",
    ],
    ["credit"],
  ),
  curve_chart: of(
    "conversion_by_age",
    ["since", "breakdown", "member", "kind"],
    ["period", "age_days", "at_risk_count", "won_rate", "won_rate_low", "won_rate_high"],
  ),
  effort_chart: of(
    "loss_effort",
    group,
    [
      "lost_count",
      "effortless_count",
      "no_two_way_contact_count",
      "few_contacts_count",
      "quick_count",
      "bulk_count",
      "bought_later_count",
    ],
    ["effortless_rate"],
  ),
  fate_chart: of(
    "conversion_by_age",
    ["since", "period", "breakdown", "member", "kind"],
    ["age_days", "at_risk_count", ...fates],
  ),
  forecast_chart: of(
    "forecast",
    ["horizon_days"],
    ["forecast_on", "expected_won_count", "low_won_count", "high_won_count", "naive_won_count", "won_count"],
    ["wins_expected", "band_held", "forecast_error"],
  ),
  full_return_chart: of(
    "spend_expected",
    ["period"],
    [
      "channel",
      "spend_amount",
      "won_count",
      "return_ratio",
      "expected_return_ratio",
      "expected_return_low_ratio",
      "expected_return_high_ratio",
    ],
    ["expected_return"],
  ),
  full_value_chart: of(
    "lead_source_value",
    ["period", "breakdown"],
    ["member", "lead_count", "lead_value_amount", ...fullValue],
    ["full_value"],
  ),
  funnel_chart: of("stage_conversion", group, ["stage", "reached_count", "visited_count", "median_stage_days"]),
  leak_bars: of(
    "leakage",
    [...group, "way", "stage", "reason"],
    ["stage", "reason", "sized_count", "value_amount", "chance_rate", "recoverable_amount"],
  ),
  ledger_chart: of("leakage", [...group, "reason"], ["stage", "way", "visit_count", "amount"]),
  load_chart: of("load_by_region", [], ["week_on", "member", "open_count", "capacity_count", "load_ratio"]),
  load_response_chart: of(
    "response_by_load",
    [],
    ["load_band", "journey_count", "in_time_rate", "in_time_rate_low", "in_time_rate_high"],
  ),
  member_rate_chart: of(
    "stage_conversion",
    ["period", "stage", "breakdown"],
    ["member", "reached_count", ...wentOn],
    ["went_on_rate"],
  ),
  month_money_chart: of("spend_return", ["period_kind", "level", "member"], [...money], ["return_ratio"]),
  promise_chart: of("promises_kept", ["breakdown"], ["grade", "promise_days", "mature_count", ...kept]),
  ramp_chart: of("ramp_months", [], ["month_number", "rep_count", "decided_count", ...wonOfDecided]),
  report_chart: of(
    "report_weeks",
    ["kind"],
    ["reported_on", "claimed_count", "logged_count", "corroborated_count"],
    ["logged_of_claimed", "corroborated_share"],
  ),
  return_chart: of("spend_return", spendGroup, [
    "member",
    "spend_amount",
    "won_amount",
    "return_ratio",
    "decided_rate",
  ]),
  risk_bars: of(
    "risk_counts",
    ["breakdown", "member", "sign"],
    ["sign", "journey_count", "value_amount", "at_risk_amount"],
  ),
  route_chart: of(
    "route_counts",
    ["breakdown", "reason"],
    ["route", "reason", "journey_count", "value_amount", "worth_amount"],
  ),
  source_rate_chart: of(
    "source_rates",
    ["period", "measure"],
    [
      "member",
      "event_count",
      "trial_count",
      "raw_rate",
      "raw_rate_low",
      "raw_rate_high",
      "shrunk_rate",
      "shrunk_rate_low",
      "shrunk_rate_high",
    ],
    ["shrunk_rate"],
  ),
  stage_rate_chart: of("stage_conversion", group, ["stage", "reached_count", ...wentOn], ["went_on_rate"]),
  standing_chart: of(
    "log_standing",
    ["indicator", "level"],
    ["member", "record_count", "marked_count", "marked_rate", "marked_rate_low", "marked_rate_high", "peers_rate"],
  ),
  store_promise_chart: of("promises_kept", ["breakdown", "grade"], ["member", "mature_count", ...kept]),
  transition_matrix: of("stage_transitions", group, ["from_stage", "to_stage", "move_count", "move_rate"]),
  unknown_month_chart: of("source_coverage", ["period_kind", "breakdown"], ["period", ...unknown]),
  unknown_store_chart: of("source_coverage", ["period", "breakdown"], ["member", ...unknown]),
  value_volume_chart: of(
    "lead_source_value",
    ["period", "breakdown"],
    ["member", "lead_count", ...fullValue],
    ["full_value"],
  ),
  vintage_chart: of(
    "spend_vintages",
    ["channel"],
    ["month_on", "month_number", "won_so_far_count", "return_ratio", "is_complete"],
  ),
  year_bridge_chart: of("year_bridge", group, [
    "effect",
    "stage",
    "effect_amount",
    "effect_low_amount",
    "effect_high_amount",
  ]),
  win_rate_chart: of(
    "win_rates",
    ["period"],
    ["formula_name", "win_rate", "win_rate_low", "win_rate_high", "journey_count"],
  ),
};

const ofYear = of(
  "same_age",
  ["period", "breakdown"],
  ["member", "question", "value", "same_age_value", "change_ratio", "is_told"],
);

/** Of every table what it is made of; its columns are those that it shows. */
const tables: Record<string, Behind> = {
  assignment_table: of("assignment_ways"),
  bridge_table: of("bridge_periods", ["period_kind", "region"]),
  cadence_table: of("grade_cadence"),
  campaign_table: of("spend_return", spendGroup),
  chance_table: of("stage_chances", group),
  channel_table: of("spend_return", spendGroup),
  clock_table: of("stage_clock", [], [], ["went_forward"]),
  cost_table: of("spend_return", spendGroup),
  credit_table: of("credit_range", ["period"], [], ["credit"]),
  curve_table: of("conversion_by_age", ["since", ...group, "kind"]),
  doubt_table: of("spend_doubts"),
  dwell_table: of("stage_velocity", group),
  effortless_table: of("effortless_losses", [], [], ["effortless_rate"]),
  expected_table: of("spend_expected", ["channel"]),
  files: of("run_files"),
  handover_table: of("handover", ["period"]),
  headline_table: of("headline_corroborated"),
  indicator_table: of("log_standing", ["level"]),
  leak_table: of("leakage", [...group, "way", "stage", "reason"]),
  ledger_table: of("leakage", [...group, "reason"], ["stage", "way", "visit_count", "amount"]),
  load_response_table: of("response_by_load"),
  load_table: of("load_by_region", ["week_on"]),
  margin_table: of("spend_return", spendGroup),
  marginal_table: of("spend_response", [], [], ["next_return"]),
  maturity_table: of("cohort_maturity", ["period_kind", "breakdown", "member"]),
  member_table: of("stage_conversion", ["period", "stage", "breakdown"]),
  month_table: of("spend_return", ["period_kind", "level", "member"]),
  promise_table: of("promises_kept", ["breakdown", "grade"]),
  quality: of("data_quality"),
  report_table: of("reports_by_department", [], [], ["corroborated_share"]),
  risk_member_table: of("risk_counts", ["breakdown", "sign"]),
  risk_table: of("risk_counts", ["breakdown", "member", "sign"]),
  route_group_table: of("route_counts", ["breakdown"]),
  route_table: of("route_counts", ["breakdown"]),
  score_table: of("score_quality"),
  set_aside_table: of("set_aside_counts"),
  source_bounds: of("source_bounds", ["period"]),
  source_rate_table: of("source_rates", ["period", "measure"]),
  source_table: of("lead_source_value", ["period", "breakdown"], [], ["full_value"]),
  stage_table: of("stage_conversion", group),
  standing_table: of("log_standing", ["indicator", "level"]),
  step_table: of("next_steps"),
  unmapped_source: of("unmapped_sources"),
  unmapped_table: of("unmapped_reasons"),
  unworked_table: of("unworked_leads", [], [], ["in_time_rate"]),
  variant_table: of("journey_variants", ["period"]),
  weight_table: of("scorecard_weights"),
  year_department_table: ofYear,
  year_product_line_table: ofYear,
  year_region_table: ofYear,
  year_source_table: ofYear,
};

/** What a chart or a table of that name is made of, where it is made of a metric. */
export const behind: Record<string, Behind | undefined> = {...charts, ...tables};
