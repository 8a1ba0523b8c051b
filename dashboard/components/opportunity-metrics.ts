type Answer<T> = T | null;

export interface RouteCount {
  breakdown: "all" | "region" | "product_line";
  member: string;
  route: "serve" | "nurture" | "close";
  reason: string;
  journey_count: Answer<number>;
  value_amount: Answer<number>;
  worth_amount: Answer<number>;
  least_count: number;
  is_withheld: boolean;
}

export interface RoutePrice {
  is_in_force: boolean;
  rule: string;
  verdict: string;
  cutoff_rate: Answer<number>;
  journey_count: Answer<number>;
  left_count: Answer<number>;
  won_count: Answer<number>;
  left_won_count: Answer<number>;
  missed_rate: Answer<number>;
  missed_rate_low: Answer<number>;
  missed_rate_high: Answer<number>;
  left_amount: Answer<number>;
  kept_rate: Answer<number>;
  kept_rate_low: Answer<number>;
  kept_rate_high: Answer<number>;
  saved_hours: Answer<number>;
  is_withheld: boolean;
}

export interface SetAside {
  reason: string;
  set_aside_count: number;
  back_count: Answer<number>;
  back_rate: Answer<number>;
  back_rate_low: Answer<number>;
  back_rate_high: Answer<number>;
  median_away_days: Answer<number>;
  back_won_count: Answer<number>;
  back_won_amount: Answer<number>;
  is_withheld: boolean;
}

export interface ScoreQuality {
  told_by: string;
  is_used: boolean;
  verdict: string;
  within_days: number;
  judged_from: string;
  judged_count: number;
  judged_won_count: Answer<number>;
  ranking_rate: Answer<number>;
  ranking_rate_low: Answer<number>;
  ranking_rate_high: Answer<number>;
  top_lift_ratio: Answer<number>;
  top_captured_rate: Answer<number>;
  brier_skill_ratio: Answer<number>;
}

export interface ChanceBand {
  band_order: number;
  assessment_count: number;
  won_count: number;
  told_chance_rate: number;
  won_in_time_rate: number;
  won_in_time_rate_low: number;
  won_in_time_rate_high: number;
}

export interface CriterionWeight {
  criterion: string;
  known_count: number;
  declared_odds_ratio: Answer<number>;
  fitted_odds_ratio: Answer<number>;
  finding: string;
}

export interface PromiseKept {
  breakdown: "all" | "department";
  member: string;
  grade: string;
  promise_days: number;
  mature_count: number;
  kept_count: number;
  kept_rate: number;
  kept_rate_low: number;
  kept_rate_high: number;
  is_different: boolean;
}

export interface GradeCadence {
  grade: string;
  contact_days: number;
  due_count: number;
  kept_count: Answer<number>;
  kept_rate: Answer<number>;
  announced_count: Answer<number>;
  announced_kept_rate: Answer<number>;
}

export interface RegionLoad {
  week_on: string;
  member: string;
  rep_count: number;
  open_count: number;
  capacity_count: number;
  load_ratio: number;
  waiting_count: Answer<number>;
  waiting_amount: Answer<number>;
}

export interface LoadResponse {
  load_band: string;
  load_order: number;
  journey_count: number;
  median_response_hours: Answer<number>;
  in_time_rate: Answer<number>;
  in_time_rate_low: Answer<number>;
  in_time_rate_high: Answer<number>;
  won_of_decided_rate: Answer<number>;
  won_of_decided_rate_low: Answer<number>;
  won_of_decided_rate_high: Answer<number>;
}

export interface ConsultantVerdict {
  rep_count: number;
  decided_count: number;
  is_different: boolean;
  chance_rate: Answer<number>;
  reason: string;
  compared_count: number;
  unequal_count: Answer<number>;
}

export interface AssignmentWay {
  way: string;
  journey_count: Answer<number>;
  assigned_count: Answer<number>;
  expected_amount: Answer<number>;
  random_rate: number;
  needed_count: Answer<number>;
}

export interface RampMonth {
  month_number: number;
  rep_count: number;
  decided_count: number;
  won_count: number;
  won_of_decided_rate: number;
  won_of_decided_rate_low: number;
  won_of_decided_rate_high: number;
  won_ratio: Answer<number>;
}
