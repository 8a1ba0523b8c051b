type Answer<T> = T | null;

export interface LogStanding {
  indicator: string;
  family: string;
  level: "all" | "department" | "process";
  member: string;
  is_withheld: boolean;
  record_count: Answer<number>;
  marked_count: Answer<number>;
  marked_rate: Answer<number>;
  marked_rate_low: Answer<number>;
  marked_rate_high: Answer<number>;
  peers_rate: Answer<number>;
  standing: string;
}

export interface PromptCount {
  least_count: number;
  is_few: boolean;
  judged_count: number;
  prompted_count: Answer<number>;
}

export interface ReportWeek {
  reported_on: string;
  kind: string;
  claimed_count: number;
  logged_count: number;
  corroborated_count: number;
}

export interface ReportSum {
  kind: string;
  claimed_count: number;
  logged_count: number;
  timely_count: number;
  corroborated_count: number;
  not_logged_count: number;
  logged_ratio: Answer<number>;
}

export interface Headline {
  headline: "contacted" | "activities" | "won";
  member: string;
  base_count: number;
  logged_count: number;
  corroborated_count: number;
  logged_rate: Answer<number>;
  corroborated_rate: Answer<number>;
}
