const whole = "where period = '(all)' and breakdown = 'all'";

/** A query: what it selects, from where, which rows and in what order, a line each. */
const query = (...lines: string[]): string => lines.join("\n");

const reached = query(
  "select stage, reached_count, went_on_count, went_on_rate, went_on_rate_low, went_on_rate_high, won_count, open_count",
  "from metrics.stage_conversion",
  whole,
  "order by stage_order",
);

const months = query(
  "select period, spend_amount, won_amount, return_ratio",
  "from metrics.spend_return",
  "where level = 'all' and period_kind = 'month'",
  "order by period",
);

const recoverable = query(
  "select stage, kind, reason, visit_count, amount, chance_rate, recoverable_amount",
  "from metrics.leakage",
  whole,
  "  and leak_rank is not null",
  "order by leak_rank",
);

/** The query behind each figure, by its page and name: the figure's rows as they are before anything is chosen. */
export const examples: Record<string, Record<string, string>> = {
  lead_source_value: {
    full_value_chart: query(
      "select member as lead_source, lead_count, full_value_amount, full_value_low_amount, full_value_high_amount",
      "from metrics.lead_source_value",
      "where period = '(all)' and breakdown = 'lead_source'",
      "order by full_value_rank nulls last, lead_source",
    ),
    value_volume_chart: query(
      "select member as lead_source, lead_count, full_value_amount, is_young",
      "from metrics.lead_source_value",
      "where period = '(all)' and breakdown = 'lead_source'",
      "order by lead_count desc, lead_source",
    ),
    source_rate_chart: query(
      "select member as lead_source, event_count, trial_count, raw_rate, shrunk_rate, shrunk_rate_low, shrunk_rate_high, is_different",
      "from metrics.source_rates",
      "where period = '(all)' and breakdown = 'lead_source' and measure = 'won_of_entered'",
      "order by shrunk_rate desc, lead_source",
    ),
    credit_chart: query(
      "select channel, first_amount, w_shaped_amount, shapley_amount, lowest_amount, highest_amount, best_rank, worst_rank",
      "from metrics.credit_range",
      "where period = '(all)'",
      "order by shapley_amount desc, channel",
    ),
    unknown_month_chart: query(
      "select period, journey_count, unknown_count, unknown_rate, unknown_rate_low, unknown_rate_high",
      "from metrics.source_coverage",
      "where period_kind = 'fiscal_month' and breakdown = 'all'",
      "order by period",
    ),
    unknown_store_chart: query(
      "select member as department, journey_count, unknown_count, unknown_rate, unknown_rate_low, unknown_rate_high",
      "from metrics.source_coverage",
      "where period = '(all)' and breakdown = 'department'",
      "order by unknown_rate desc, department",
    ),
  },
  stage_conversion: {
    funnel_chart: reached,
    stage_rate_chart: reached,
    curve_chart: query(
      "select age_days, won_rate, won_rate_low, won_rate_high, at_risk_count",
      "from metrics.conversion_by_age",
      whole,
      "  and since = '(first contact)'",
      "order by age_days, kind",
    ),
    fate_chart: query(
      "select age_days, won_rate, lost_rate, disqualified_rate, recycled_rate, open_rate",
      "from metrics.conversion_by_age",
      whole,
      "  and since = '(first contact)'",
      "order by age_days, kind",
    ),
    transition_matrix: query(
      "select from_stage, to_kind, to_stage, move_count, move_rate, median_stage_days",
      "from metrics.stage_transitions",
      whole,
      "order by from_order, to_order, to_kind",
    ),
    chance_chart: query(
      "select stage, decided_count, won_of_decided_rate, chain_rate, curve_rate, product_rate",
      "from metrics.stage_chances",
      whole,
      "order by stage_order",
    ),
    member_rate_chart: query(
      "select stage, member as department, reached_count, went_on_rate, went_on_rate_low, went_on_rate_high",
      "from metrics.stage_conversion",
      "where period = '(all)' and breakdown = 'department'",
      "order by stage_order, went_on_rate desc, department",
    ),
  },
  leakage: {
    ledger_chart: query(
      "select stage, way, visit_count, amount, entered_count, of_entered_rate",
      "from metrics.leakage",
      whole,
      "  and reason = '(all)'",
      "order by stage_order, way_order, kind",
    ),
    leak_bars: recoverable,
    effort_chart: query(
      "select lost_count, effortless_count, no_two_way_contact_count, few_contacts_count, quick_count, bulk_count, bought_later_count",
      "from metrics.loss_effort",
      whole,
    ),
  },
  process: {
    risk_bars: query(
      "select sign, journey_count, value_amount, at_risk_amount",
      "from metrics.risk_counts",
      "where breakdown = 'all' and sign not in ('(all)', '(any)')",
      "order by journey_count desc, sign",
    ),
    bridge_chart_count: query(
      "select period, opening_count, new_count, reopened_count, won_count, lost_count, disqualified_count, closing_count",
      "from metrics.bridge_periods",
      "where region = '(all)'",
      "order by period_kind, period",
    ),
    bridge_chart_amount: query(
      "select period, opening_amount, new_amount, won_amount, left_amount, closing_amount",
      "from metrics.bridge_periods",
      "where region = '(all)'",
      "order by period_kind, period",
    ),
    forecast_chart: query(
      "select forecast_on, horizon_days, expected_won_count, low_won_count, high_won_count, won_count",
      "from metrics.forecast",
      "order by horizon_days, forecast_on",
    ),
    standing_chart: query(
      "select indicator, member as department, record_count, marked_rate, marked_rate_low, marked_rate_high, peers_rate, standing",
      "from metrics.log_standing",
      "where level = 'department'",
      "order by indicator, marked_rate desc, department",
    ),
    report_chart: query(
      "select reported_on, kind, claimed_count, logged_count, corroborated_count",
      "from metrics.report_weeks",
      "order by reported_on, kind",
    ),
  },
  opportunities: {
    route_chart: query(
      "select route, reason, journey_count, value_amount, worth_amount",
      "from metrics.route_counts",
      "where breakdown = 'all' and reason <> '(all)'",
      "order by route, journey_count desc, reason",
    ),
    chances_chart: query(
      "select told_chance_rate, won_in_time_rate, won_in_time_rate_low, won_in_time_rate_high, assessment_count",
      "from metrics.chances_kept",
      "order by band_order",
    ),
    promise_chart: query(
      "select grade, promise_days, mature_count, kept_rate, kept_rate_low, kept_rate_high",
      "from metrics.promises_kept",
      "where breakdown = 'all'",
      "order by promise_days, grade",
    ),
    store_promise_chart: query(
      "select grade, member as department, mature_count, kept_rate, kept_rate_low, kept_rate_high, is_different",
      "from metrics.promises_kept",
      "where breakdown = 'department'",
      "order by promise_days, grade, kept_rate desc, department",
    ),
    load_chart: query(
      "select week_on, member as region, open_count, capacity_count, load_ratio",
      "from metrics.load_by_region",
      "order by week_on, region",
    ),
    load_response_chart: query(
      "select load_band, journey_count, in_time_rate, in_time_rate_low, in_time_rate_high",
      "from metrics.response_by_load",
      "order by load_order",
    ),
    ramp_chart: query(
      "select month_number, rep_count, won_of_decided_rate, won_of_decided_rate_low, won_of_decided_rate_high",
      "from metrics.ramp_months",
      "order by month_number",
    ),
  },
  spend_return: {
    full_return_chart: query(
      "select channel, spend_amount, expected_return_ratio, expected_return_low_ratio, expected_return_high_ratio",
      "from metrics.spend_expected",
      "where period = '(all)' and channel <> '(all)'",
      "order by expected_rank nulls last, channel",
    ),
    return_chart: query(
      "select member as channel, spend_amount, won_amount, return_ratio",
      "from metrics.spend_return",
      "where level = 'channel' and period = '(all)'",
      "order by return_rank nulls last, channel",
    ),
    vintage_chart: query(
      "select month_on, month_number, spend_amount, won_so_far_amount, return_ratio, is_complete",
      "from metrics.spend_vintages",
      "where channel = '(all)'",
      "order by month_on, month_number",
    ),
    month_money_chart: months,
  },
  year_review: {
    year_bridge_chart: query(
      "select period, base_period, effect, stage, effect_amount, effect_low_amount, effect_high_amount",
      "from metrics.year_bridge",
      "where breakdown = 'product_line' and member = '(all)'",
      "order by period desc, effect_order, stage",
    ),
  },
  method: {
    win_rate_chart: query(
      "select formula_name, win_rate, win_rate_low, win_rate_high, journey_count",
      "from metrics.win_rates",
      "where period = '(all)'",
      "order by formula_order",
    ),
  },
};
