type Answer<T> = T | null;

export interface SpendExpected {
  channel: string;
  period: string;
  spend_amount: Answer<number>;
  won_amount: Answer<number>;
  expected_amount: Answer<number>;
  expected_error_amount: Answer<number>;
  expected_return_ratio: Answer<number>;
  still_expected_rate: Answer<number>;
  is_pooled: boolean;
  reason: string;
  open_expected_amount: Answer<number>;
  gap_amount: Answer<number>;
}

export interface SpendResult {
  level: "channel" | "campaign";
  member: string;
  period: string;
  spend_amount: Answer<number>;
  lead_count: number;
  opportunity_count: number;
  won_count: number;
  lead_cost_amount: Answer<number>;
  journey_cost_amount: Answer<number>;
  opportunity_cost_amount: Answer<number>;
  won_cost_amount: Answer<number>;
  period_won_amount: Answer<number>;
  period_return_ratio: Answer<number>;
}
