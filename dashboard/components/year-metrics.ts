type Answer<T> = T | null;

export interface SameAge {
  base_period: string;
  period: string;
  breakdown: string;
  member: string;
  question: string;
  question_order: number;
  case_count: number;
  base_case_count: number;
  value: Answer<number>;
  same_age_value: Answer<number>;
  whole_base_value: Answer<number>;
  change_value: Answer<number>;
  change_low_value: Answer<number>;
  change_high_value: Answer<number>;
  change_ratio: Answer<number>;
  is_told: boolean;
  is_complete: boolean;
  is_base_whole: boolean;
}

export interface YearEffect {
  base_period: string;
  period: string;
  breakdown: string;
  member: string;
  effect_order: number;
  effect: string;
  stage: string;
  effect_amount: Answer<number>;
  effect_low_amount: Answer<number>;
  effect_high_amount: Answer<number>;
  lmdi_amount: Answer<number>;
  base_value: Answer<number>;
  period_value: Answer<number>;
  is_agreed: boolean;
  is_told: boolean;
  is_complete: boolean;
  is_base_whole: boolean;
}

export interface Reversal {
  base_period: string;
  period: string;
  breakdown: string;
  question: string;
  stage: string;
  finding: string;
  base_value: number;
  period_value: number;
  at_base_mix_value: Answer<number>;
  base_case_count: number;
  case_count: number;
  member_count: number;
  opposite_count: number;
  same_count: number;
  is_base_whole: boolean;
}

export interface PlanAttainment {
  period_kind: "fiscal_year" | "fiscal_month";
  period: string;
  breakdown: string;
  member: string;
  month_count: number;
  target_count: Answer<number>;
  due_count: Answer<number>;
  won_count: Answer<number>;
  count_ratio: Answer<number>;
  due_count_ratio: Answer<number>;
  expected_count: Answer<number>;
  target_amount: Answer<number>;
  due_amount: Answer<number>;
  won_amount: Answer<number>;
  amount_ratio: Answer<number>;
  due_amount_ratio: Answer<number>;
  expected_amount: Answer<number>;
  is_complete: boolean;
}

export interface Restatement {
  period: string;
  breakdown: string;
  member: string;
  figure: string;
  said_on: string;
  said_amount: number;
  same_day_amount: number;
  now_amount: number;
  change_amount: number;
  late_amount: number;
  gone_amount: number;
  corrected_amount: number;
  merged_amount: number;
  rates_amount: number;
  definitions_amount: number;
  unexplained_amount: number;
  time_amount: number;
}
