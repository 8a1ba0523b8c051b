type Answer<T> = T | null;

/** The journeys that a row of a filtered metric is about. */
export interface Group {
  period_kind: string;
  period: string;
  breakdown: string;
  member: string;
}

export interface StageTransition extends Group {
  from_stage: string;
  from_order: number;
  to_stage: string;
  to_kind: "stage" | "outcome" | "open";
  to_order: number;
  move_count: number;
  move_amount: Answer<number>;
  median_stage_days: Answer<number>;
  move_rate: Answer<number>;
}

export interface StageChance extends Group {
  stage: string;
  stage_order: number;
  move_count: number;
  chain_rate: Answer<number>;
  product_rate: Answer<number>;
  decided_count: number;
  won_of_decided_rate: Answer<number>;
  won_of_decided_rate_low: Answer<number>;
  won_of_decided_rate_high: Answer<number>;
  curve_rate: Answer<number>;
  curve_rate_low: Answer<number>;
  curve_rate_high: Answer<number>;
  curve_end_days: Answer<number>;
}

export interface JourneyVariant {
  period: string;
  path: string;
  variant_rank: Answer<number>;
  journey_count: number;
  journey_rate: Answer<number>;
  won_count: number;
  decided_count: number;
  won_of_decided_rate: Answer<number>;
  won_of_decided_rate_low: Answer<number>;
  won_of_decided_rate_high: Answer<number>;
  median_end_days: Answer<number>;
}

export interface Leak extends Group {
  stage: string;
  stage_order: number;
  way: string;
  way_order: number;
  kind: string;
  reason: string;
  visit_count: number;
  amount: number;
  amount_known_count: number;
  entered_count: number;
  of_entered_rate: Answer<number>;
  sized_count: Answer<number>;
  chance_rate: Answer<number>;
  value_amount: Answer<number>;
  recoverable_amount: Answer<number>;
  leak_rank: Answer<number>;
}

export interface UnmappedReason {
  recorded_reason: string;
  journey_count: number;
  lost_count: number;
  amount: Answer<number>;
  reason_rank: number;
}
