import type {Group} from "./funnel-metrics.js";

type Answer<T> = T | null;

export interface FirstResponse extends Group {
  journey_count: number;
  responded_count: Answer<number>;
  in_time_count: Answer<number>;
  late_count: Answer<number>;
  waiting_count: Answer<number>;
  no_contact_count: Answer<number>;
  no_next_step_count: Answer<number>;
  overdue_count: Answer<number>;
  in_time_rate: Answer<number>;
  in_time_rate_low: Answer<number>;
  in_time_rate_high: Answer<number>;
  median_hours: Answer<number>;
  p80_hours: Answer<number>;
}

/** What lists of single journeys say of each, by which they are filtered. */
export interface Listed {
  journey_id: string;
  lead_source: string;
  region: string;
  department: string;
  product_line: string;
  rep_id: string;
  fiscal_year: string;
  entered_on: Answer<string>;
  journey_amount: Answer<number>;
}

export interface UnworkedLead extends Listed {
  outcome: string;
  has_no_contact: boolean;
  is_late: boolean;
  has_no_next_step: boolean;
  is_overdue: boolean;
  waited_hours: Answer<number>;
  last_contact_on: Answer<string>;
  next_contact_on: Answer<string>;
  idle_days: Answer<number>;
  unworked_rank: number;
}

export interface EffortlessLoss extends Listed {
  ended_on: Answer<string>;
  reason: string;
  has_no_two_way_contact: boolean;
  has_few_contacts: boolean;
  is_quick: boolean;
  is_bulk: boolean;
  is_bought_later: boolean;
  contact_count: Answer<number>;
  newest_rank: number;
}

export interface LossEffort extends Group {
  lost_count: number;
  lost_amount: Answer<number>;
  effortless_count: number;
  effortless_amount: Answer<number>;
  no_two_way_contact_count: Answer<number>;
  few_contacts_count: Answer<number>;
  quick_count: number;
  bulk_count: number;
  bought_later_count: number;
  effortless_rate: Answer<number>;
  effortless_rate_low: Answer<number>;
  effortless_rate_high: Answer<number>;
}

export interface Handover {
  period_kind: string;
  period: string;
  lead_source: string;
  journey_count: number;
  both_count: number;
  lead_only_count: number;
  opportunity_only_count: number;
  later_opportunity_count: number;
  lead_count: number;
  won_with_order_count: Answer<number>;
  won_without_order_count: Answer<number>;
  order_without_win_count: Answer<number>;
}
