import type {Group} from "./funnel-metrics.js";

type Answer<T> = T | null;

export interface CurvePoint extends Group {
  since: string;
  kind: "asked" | "end" | "drawn";
  age_days: number;
  at_risk_count: number;
  won_rate: Answer<number>;
  won_rate_low: Answer<number>;
  won_rate_high: Answer<number>;
  lost_rate: Answer<number>;
  disqualified_rate: Answer<number>;
  recycled_rate: Answer<number>;
  open_rate: Answer<number>;
  is_end: boolean;
  entered_count: number;
  won_count: number;
  won_of_entered_rate: Answer<number>;
}

export interface StageVelocity extends Group {
  stage: string;
  stage_order: number;
  visit_count: number;
  open_count: number;
  undated_count: number;
  median_stage_days: Answer<number>;
  median_stage_days_low: Answer<number>;
  median_stage_days_high: Answer<number>;
  p80_stage_days: Answer<number>;
}

export interface CohortMaturity extends Group {
  journey_count: number;
  open_count: number;
  can_convert_count: number;
  won_count: number;
  expected_won_count: Answer<number>;
  matured_rate: Answer<number>;
  can_convert_rate: Answer<number>;
  is_immature: boolean;
}

export interface SalesVelocity extends Group {
  open_count: number;
  no_precedent_count: number;
  won_count: number;
  lost_count: number;
  won_of_closed_rate: Answer<number>;
  mean_won_amount: Answer<number>;
  median_won_days: Answer<number>;
  day_amount: Answer<number>;
  all_open_day_amount: Answer<number>;
}
