type Answer<T> = T | null;

export interface SpendReturn {
  level: "all" | "channel" | "campaign";
  member: string;
  period_kind: "all" | "fiscal_year" | "month";
  period: string;
  spend_amount: Answer<number>;
  effort_hours: Answer<number>;
  effort_amount: Answer<number>;
  lead_count: number;
  journey_count: number;
  qualified_count: number;
  opportunity_count: number;
  won_count: number;
  open_count: number;
  decided_rate: Answer<number>;
  won_amount: Answer<number>;
  paid_won_amount: Answer<number>;
  margin_amount: Answer<number>;
  lead_cost_amount: Answer<number>;
  qualified_cost_amount: Answer<number>;
  opportunity_cost_amount: Answer<number>;
  won_cost_amount: Answer<number>;
  return_ratio: Answer<number>;
  paid_return_ratio: Answer<number>;
  roi_ratio: Answer<number>;
  return_with_effort_ratio: Answer<number>;
  roi_with_effort_ratio: Answer<number>;
  period_won_amount: Answer<number>;
  period_return_ratio: Answer<number>;
  payback_month_number: Answer<number>;
  return_rank: Answer<number>;
}

export interface SpendExpected {
  channel: string;
  period: string;
  month_count: number;
  spend_amount: Answer<number>;
  won_count: number;
  won_amount: Answer<number>;
  expected_amount: Answer<number>;
  expected_return_ratio: Answer<number>;
  expected_return_low_ratio: Answer<number>;
  expected_return_high_ratio: Answer<number>;
  return_ratio: Answer<number>;
  expected_rank: Answer<number>;
  still_expected_rate: Answer<number>;
  is_pooled: boolean;
  reason: string;
  too_young_spend_amount: Answer<number>;
  open_expected_amount: Answer<number>;
  gap_amount: Answer<number>;
}

/** What a month of spend had brought by an age. */
export interface SpendVintage {
  month_on: string;
  channel: string;
  month_number: number;
  won_so_far_count: number;
  return_ratio: Answer<number>;
  is_complete: boolean;
}

/** Whether the months can tell what one more unit of money in a channel brings. */
export interface SpendResponse {
  channel: string;
  won_count: number;
  present_spend_amount: Answer<number>;
  booked_return_ratio: Answer<number>;
  is_identifiable: boolean;
  reason: string;
  experiment: string;
  marginal_return_ratio: Answer<number>;
  marginal_return_low_ratio: Answer<number>;
  marginal_return_high_ratio: Answer<number>;
  more_won_amount: Answer<number>;
  more_won_low_amount: Answer<number>;
  more_won_high_amount: Answer<number>;
  scenario_more_won_amount: Answer<number>;
}

/** Spend that is reported by campaign and once more without. */
export interface SpendDoubt {
  spend_on: string;
  lead_source: string;
  account: string;
  campaign_amount: Answer<number>;
  without_campaign_amount: Answer<number>;
  doubted_amount: Answer<number>;
}
