type Answer<T> = T | null;

export interface StageConversion {
  period_kind: "all" | "fiscal_year" | "fiscal_quarter";
  period: string;
  breakdown: "all" | "lead_source" | "region" | "department" | "product_line";
  member: string;
  stage: string;
  stage_order: number;
  reached_count: number;
  visited_count: number;
  strict_count: number;
  entered_count: number;
  went_on_count: number;
  returned_count: number;
  won_count: number;
  lost_count: number;
  disqualified_count: number;
  recycled_count: number;
  ended_count: number;
  open_count: number;
  went_on_rate: Answer<number>;
  went_on_rate_low: Answer<number>;
  went_on_rate_high: Answer<number>;
  went_on_of_reached_rate: Answer<number>;
  won_of_reached_rate: Answer<number>;
  won_of_reached_rate_low: Answer<number>;
  won_of_reached_rate_high: Answer<number>;
  reached_amount: Answer<number>;
  won_amount: Answer<number>;
  lost_amount: Answer<number>;
  open_amount: Answer<number>;
  median_stage_days: Answer<number>;
  leak_rank: Answer<number>;
}

export interface RunReport {
  orphan_count: number;
  row_count: number;
  as_of_on: Answer<string>;
  first_on: Answer<string>;
  last_on: Answer<string>;
  version: string;
  file_count: number;
  lead_count: number;
  opportunity_count: number;
  journey_count: number;
  won_count: number;
  won_amount: Answer<number>;
  spend_amount: Answer<number>;
  order_count: number;
  order_amount: Answer<number>;
  traced_order_amount: Answer<number>;
  reversed_count: number;
  undated_count: number;
  rejected_count: number;
  lost_count: number;
  unmapped_count: number;
}

export interface WinRate {
  period_kind: "all" | "fiscal_year";
  period: string;
  formula_name: string;
  formula_order: number;
  is_headline: boolean;
  win_rate: Answer<number>;
  win_rate_low: Answer<number>;
  win_rate_high: Answer<number>;
  journey_count: number;
  numerator_count: Answer<number>;
  denominator_count: Answer<number>;
  numerator_amount: Answer<number>;
  denominator_amount: Answer<number>;
  age_days: Answer<number>;
}

export interface RunFile {
  file: string;
  entity: string;
  row_count: number;
  landed_count: number;
  rejected_count: number;
  duplicate_count: number;
  set_aside_count: number;
  byte_count: number;
  format: string;
  encoding: string;
  delimiter: string;
  sha256: string;
}

export interface FileColumn {
  file: string;
  column_name: string;
  row_count: number;
  landed_count: number;
  rejected_count: number;
  duplicate_count: number;
  filled_count: number;
  lost_count: number;
  unmapped_count: number;
  damaged_count: number;
}
