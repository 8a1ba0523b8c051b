type Answer<T> = T | null;

export interface Finding {
  finding_id: string;
  finding_rank: number;
  rule: string;
  breakdown: string;
  member: string;
  stage: string;
  reason: string;
  period: string;
  base_period: string;
  looked_count: number;
  probability: Answer<number>;
  adjusted_probability: Answer<number>;
  size_amount: Answer<number>;
  size_low_amount: Answer<number>;
  size_high_amount: Answer<number>;
  size_kind: "won" | "spent";
  is_blaming: boolean;
  test: string;
  page: string;
  page_query: string;
  evidence_sql: string;
}

export interface FindingFigure {
  finding_id: string;
  figure: string;
  figure_order: number;
  unit: string;
  number: Answer<number>;
  word: string;
}
