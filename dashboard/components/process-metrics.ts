type Answer<T> = T | null;

export interface RiskCount {
  breakdown: "all" | "region" | "department" | "product_line" | "stage";
  member: string;
  sign: string;
  is_withheld: boolean;
  journey_count: Answer<number>;
  value_amount: Answer<number>;
  at_risk_amount: Answer<number>;
  risk_rank: Answer<number>;
}

export interface StageClock {
  stage: string;
  stage_order: number;
  open_count: number;
  advanced_count: number;
  median_advance_days: Answer<number>;
  p75_advance_days: Answer<number>;
  p90_advance_days: Answer<number>;
  longest_advance_days: Answer<number>;
}

export interface NextStep {
  stage: string;
  stage_order: number;
  landmark_days: number;
  kind: string;
  done_count: number;
  done_advanced_rate: Answer<number>;
  undone_count: number;
  undone_advanced_rate: Answer<number>;
  lift_ratio: Answer<number>;
  lift_low_ratio: Answer<number>;
  lift_high_ratio: Answer<number>;
}

export interface BridgePeriod {
  period_kind: "fiscal_year" | "fiscal_quarter" | "fiscal_month";
  period: string;
  region: string;
  is_withheld: boolean;
  is_folded: boolean;
  opening_count: number;
  new_count: number;
  reopened_count: Answer<number>;
  won_count: number;
  lost_count: number;
  disqualified_count: number;
  interrupted_count: Answer<number>;
  set_aside_number: number;
  closing_count: number;
  opening_amount: number;
  new_amount: number;
  won_amount: number;
  left_amount: number;
  closing_amount: number;
}

export interface Forecast {
  forecast_on: string;
  horizon_days: number;
  is_past: boolean;
  open_count: number;
  expected_won_count: number;
  low_won_count: number;
  high_won_count: number;
  expected_won_amount: Answer<number>;
  low_won_amount: Answer<number>;
  high_won_amount: Answer<number>;
  naive_won_count: Answer<number>;
  naive_won_amount: Answer<number>;
  naive_kind: string;
  won_count: Answer<number>;
}

export interface ForecastQuality {
  horizon_days: number;
  measure: "won_count" | "won_amount";
  case_count: number;
  wape_ratio: Answer<number>;
  bias_ratio: Answer<number>;
  covered_count: number;
  covered_rate_high: Answer<number>;
  naive_wape_ratio: Answer<number>;
  told_by: "curve" | "naive";
}
