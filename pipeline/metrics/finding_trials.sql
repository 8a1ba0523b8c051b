-- One row per rule and thing that it looked at, told or not. Probabilities are adjusted over all of them together (Benjamini and Hochberg 1995). A fact
-- without a probability is told by its own threshold. Nothing is told of less than a part of what was won, or spent, in the last twelve months, or is expected of open ones.
-- key: finding_id
-- pages: false
with
looked as (
  from metrics.found_change
  union all by name from metrics.found_collapse
  union all by name from metrics.found_concentration
  union all by name from metrics.found_immature
  union all by name from metrics.found_leak
  union all by name from metrics.found_mix_effect
  union all by name from metrics.found_outlier
  union all by name from metrics.found_overload
  union all by name from metrics.found_resold
  union all by name from metrics.found_source_gap
  union all by name from metrics.found_unreliable_log
),
tested as (
  select
    *,
    count(probability) over () as test_count,
    row_number() over (order by probability nulls last, finding_id) as place
  from looked
),
whole as (
  select coalesce(sum(period_won_amount), 0)::double as won_amount, coalesce(sum(spend_amount), 0)::double as spend_amount
  from metrics.spend_return
  cross join workspace.clock
  where level = 'all' and period_kind = 'month' and period > strftime(as_of_on - interval 1 year, '%Y-%m')
),
open as (
  select coalesce(sum(expected_amount), 0)::double as open_amount
  from core.journeys
  inner join metrics.journey_values using (journey_id)
  where outcome = 'open'
)
select
  finding_id, rule, breakdown, member, stage, reason, period, base_period,
  coalesce(looked_count, 0)::integer as looked_count,
  probability,
  case when probability is not null then least(1, min(probability * test_count / place) over (order by place rows between current row and unbounded following)) end as adjusted_probability, -- the same over everything that all rules looked at
  size_amount, size_low_amount, size_high_amount, size_kind,
  is_blaming,
  coalesce(
    is_material and coalesce(adjusted_probability <= false_discovery_rate, true) and coalesce(abs(size_amount) >= least_share_rate * case size_kind when 'spent' then spend_amount when 'open' then open_amount when 'record' then 0 else won_amount end, true), false
  ) as is_told, -- it stands in the findings
  test, page, page_query, evidence_sql, figures
from tested
cross join workspace.findings
cross join whole
cross join open
