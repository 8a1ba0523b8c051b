type Answer<T> = T | null;

export interface LeadSourceValue {
  period: string;
  breakdown: "all" | "lead_source";
  member: string;
  channel: string;
  lead_count: number;
  resold_count: number;
  resold_rate: Answer<number>;
  journey_count: number;
  reached_counts: Answer<number[]>;
  won_count: number;
  won_of_entered_rate: Answer<number>;
  open_count: number;
  open_rate: Answer<number>;
  is_young: boolean;
  median_won_days: Answer<number>;
  reversed_count: number;
  won_amount: Answer<number>;
  won_amount_known_count: number;
  margin_amount: Answer<number>;
  order_amount: Answer<number>;
  expected_amount: Answer<number>;
  lead_value_amount: Answer<number>;
  full_value_amount: Answer<number>;
  full_value_low_amount: Answer<number>;
  full_value_high_amount: Answer<number>;
  first_money_days: Answer<number>;
  contacts_per_win_ratio: Answer<number>;
  hours_per_win_ratio: Answer<number>;
  effort_amount: Answer<number>;
  full_value_rank: Answer<number>;
}

export interface SourceRate {
  period: string;
  measure: string;
  member: string;
  event_count: number;
  trial_count: number;
  raw_rate: number;
  raw_rate_low: number;
  raw_rate_high: number;
  shrunk_rate: Answer<number>;
  shrunk_rate_low: Answer<number>;
  shrunk_rate_high: Answer<number>;
  better_rate: Answer<number>;
  is_different: boolean;
  rate_rank: Answer<number>;
  pooled_rate: number;
  strength_ratio: Answer<number>;
  finding: string;
  /** of the source in lead_source_value */
  open_rate: Answer<number>;
  is_young: boolean;
}

export interface CreditRange {
  period: string;
  channel: string;
  first_amount: Answer<number>;
  w_shaped_amount: Answer<number>;
  shapley_amount: Answer<number>;
  lowest_amount: Answer<number>;
  highest_amount: Answer<number>;
  first_count: number;
  w_shaped_count: number;
  shapley_count: number;
  lowest_count: number;
  highest_count: number;
  best_rank: Answer<number>;
  worst_rank: Answer<number>;
  is_undecided: boolean;
  all_amount: Answer<number>;
  all_count: number;
  rule_count: number;
}

export interface TouchEvidence {
  outcome: string;
  journey_count: number;
  one_channel_count: number;
  touch_ratio: Answer<number>;
  told_rate: Answer<number>;
}

export interface SourceCoverage {
  period_kind: "all" | "fiscal_year" | "fiscal_month";
  period: string;
  breakdown: "all" | "department";
  member: string;
  journey_count: number;
  unknown_count: number;
  unknown_rate: Answer<number>;
  unknown_rate_low: Answer<number>;
  unknown_rate_high: Answer<number>;
  unknown_won_count: number;
  unknown_won_amount: Answer<number>;
  changed_count: number;
}

export interface SourceBounds {
  period: string;
  channel: string;
  spend_amount: Answer<number>;
  low_amount: number;
  high_amount: number;
  unknown_won_count: number;
  low_return_ratio: Answer<number>;
  high_return_ratio: Answer<number>;
}

export interface UnmappedSource {
  lead_source: string;
  labels: string;
  is_mapped: boolean;
  near_source: string;
  lead_count: number;
  opportunity_count: number;
  touch_count: number;
  spend_count: number;
}
