type Answer<T> = T | null;

export interface SourceValue {
  period: string;
  breakdown: "all" | "lead_source";
  member: string;
  lead_count: number;
  resold_count: number;
  resold_rate: Answer<number>;
  open_count: number;
  won_from_leads_amount: Answer<number>;
  expected_amount: Answer<number>;
  lead_value_amount: Answer<number>;
  full_value_amount: Answer<number>;
  full_value_low_amount: Answer<number>;
  full_value_high_amount: Answer<number>;
  full_value_rank: Answer<number>;
}
