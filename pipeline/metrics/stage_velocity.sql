-- One row per period of first contact, member of a breakdown, and stage ('(all)' for the journey as a whole): how long visits last.
-- Open visits are censored, every way of leaving ends one; a quantile is null where it is not reached while five or more are at risk.
-- Intervals: the lengths at which the band of the curve crosses it.
-- key: period_kind, period, breakdown, member, stage_order
-- pages: breakdown <> 'rep'
with
groups as (
  select journey_id, fiscal_year, lead_source, region, department, product_line, coalesce(rep_id, '(missing)') as rep from core.journeys
),
counted as (
  select
    period_kind_of(grouping(fiscal_year) * 4 + 3) as period_kind,
    coalesce(fiscal_year, '(all)') as period,
    breakdown_of(grouping(lead_source, region, department, product_line, rep)) as breakdown,
    coalesce(lead_source, region, department, product_line, rep, '(all)') as member,
    stage,
    stage_order,
    count(*) as visit_count,
    count(*) filter (not is_left) as open_count,
    count(*) filter (dwell_days is null) as undated_count
  from core.dwells
  inner join groups using (journey_id)
  group by
    stage, stage_order,
    grouping sets ((), (fiscal_year)),
    grouping sets ((), (lead_source), (region), (department), (product_line), (rep))
),
curves as (
  select
    *,
    lead(dwell_days) over lengths as next_days,
    dwell_days - coalesce(lag(dwell_days) over lengths, 0) as step_days,
    coalesce(lag(left_rate) over lengths, 0) as left_before,
    least(365, case when max(left_rate) over stays < 1 then max(dwell_days) over stays else 365 end) as horizon_days
  from core.dwell_curves
  window
    stays as (partition by period_kind, period, breakdown, member, stage_order),
    lengths as (partition by period_kind, period, breakdown, member, stage_order order by dwell_days)
),
quantiles as (
  select
    period_kind,
    period,
    breakdown,
    member,
    stage_order,
    min(reached_days(left_rate, 0.5, dwell_days, next_days)) as median_stage_days,
    min(reached_days(left_rate_high, 0.5, dwell_days, next_days)) as median_low,
    min(reached_days(left_rate_low, 0.5, dwell_days, next_days)) as median_high,
    min(reached_days(left_rate, 0.8, dwell_days, next_days)) as p80_stage_days,
    min(reached_days(left_rate_high, 0.8, dwell_days, next_days)) as p80_low,
    min(reached_days(left_rate_low, 0.8, dwell_days, next_days)) as p80_high,
    sum((
      (1 - left_before) * greatest(least(step_days, horizon_days - dwell_days + step_days), 0)
      + if(next_days is null, (1 - left_rate) * greatest(horizon_days - dwell_days, 0), 0)
    )::decimal(38,20))::double as mean_stage_days,
    any_value(horizon_days) as horizon_days
  from curves
  group by all
)
select
  period_kind, -- all or fiscal_year
  period, -- of first contact: '(all)', FY2025, or '(missing)' where no record dates it
  breakdown, -- all, lead_source, region, department, product_line or rep
  member, -- which of them; '(all)' where they are not split
  stage, -- the stage, or '(all)' for the journey from first contact to its end
  stage_order, -- place of the stage; 0 for the journey as a whole
  visit_count::integer as visit_count, -- visits that a record names
  open_count::integer as open_count, -- of them, those that go on
  undated_count::integer as undated_count, -- of them, those whose length no record tells; not among the days
  median_stage_days, -- days by which half have left
  case when median_stage_days is not null then median_low end as median_stage_days_low, -- lower end of its 95 % interval
  case when median_stage_days is not null then median_high end as median_stage_days_high, -- upper end of its 95 % interval; null where it is not reached
  p80_stage_days, -- days by which four fifths have left
  case when p80_stage_days is not null then p80_low end as p80_stage_days_low, -- lower end of its 95 % interval
  case when p80_stage_days is not null then p80_high end as p80_stage_days_high, -- upper end of its 95 % interval; null where it is not reached
  mean_stage_days, -- mean days there up to the horizon
  horizon_days -- 365, or less where fewer than five are at risk before
from counted
left join quantiles using (period_kind, period, breakdown, member, stage_order)
