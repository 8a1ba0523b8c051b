-- One row per fiscal year of first contact (or all), member of a breakdown, stage, way out of it and reason, each of them '(all)' in the rows
-- that sum over it: visits that left the stage so, and what the losses among them might be worth. A journey ends in its last visit, which need
-- not be at the furthest stage that it had reached; so '(all)' stages count ended journeys once. Reasons are those of the ends only. A loss without
-- a reason is a real leak too. Deal values that are not known count as 0. What losses might be worth is there to rank them by, no forecast: they
-- would have to be such as others of their age.
-- key: period_kind, period, breakdown, member, stage, way, reason
-- pages: reason = '(all)' or breakdown = 'all' or leak_rank <= 10
with
exits as (
  select
    fiscal_year,
    lead_source,
    region,
    department,
    journeys.product_line,
    stage_visits.stage,
    case when left_how <> 'open' then left_how when is_overdue then 'open overdue' else 'open in time' end as way,
    case when left_how in ('lost', 'disqualified', 'recycled') then journeys.reason end as end_reason,
    journey_amount,
    case when left_how = 'lost' then recoverable_amount end as recoverable_amount,
    case when left_how = 'lost' and recoverable_amount is not null then chance_rate end as chance_rate
  from core.stage_visits
  inner join core.journeys using (journey_id)
  left join core.open_visits using (journey_id, visit_number)
  left join metrics.recoverable_losses using (journey_id)
),
counted as (
  select
    period_kind_of(grouping(fiscal_year) * 4 + 3) as period_kind,
    coalesce(fiscal_year, '(all)') as period,
    breakdown_of(grouping(lead_source, region, department, product_line) * 2 + 1) as breakdown,
    coalesce(lead_source, region, department, product_line, '(all)') as member,
    coalesce(stage, '(all)') as stage,
    coalesce(way, '(all)') as way,
    coalesce(end_reason, '(all)') as reason,
    count(*) as visit_count,
    coalesce(sum(journey_amount), 0)::decimal(18,2) as amount,
    count(journey_amount) as amount_known_count,
    count(recoverable_amount) as sized_count,
    sum(chance_rate::decimal(18,12)) as chance_sum,
    sum(recoverable_amount)::decimal(18,2) as recoverable_amount
  from exits
  group by
    grouping sets ((), (fiscal_year)),
    grouping sets ((), (lead_source), (region), (department), (product_line)),
    grouping sets ((), (stage)),
    grouping sets ((), (way), (way, end_reason))
  having grouping(end_reason) = 1 or end_reason is not null
),
ranked as (
  select
    *,
    sum(visit_count) filter (way = '(all)') over (partition by period_kind, period, breakdown, member, stage) as entered_count,
    stage <> '(all)' and reason <> '(all)' and way = 'lost' and recoverable_amount > 0 as is_ranked
  from counted
)
select
  period_kind, -- all or fiscal_year
  period, -- of first contact: '(all)', FY2025, or '(missing)' where no record dates it
  breakdown, -- what the journeys are split by: all, lead_source, region, department or product_line
  member, -- which of them; '(all)' where they are not split
  ranked.stage, -- the stage left, or '(all)'
  coalesce(stage_order, 0) as stage_order, -- 1 is the first contact; 0 for '(all)'
  way, -- how it was left: advanced, skipped ahead, returned, reopened, won, lost, disqualified, recycled, open in time, open overdue, passed, or '(all)'
  coalesce(array_position([
    'advanced', 'skipped ahead', 'returned', 'reopened', 'won', 'lost', 'disqualified', 'recycled', 'open in time', 'open overdue', 'passed'
  ], way), 0)::integer as way_order, -- place of the same; 0 for '(all)'
  case
    when way in ('advanced', 'skipped ahead', 'won') then 'went on'
    when way in ('returned', 'reopened') then 'went back'
    when way = 'lost' then 'real leak'
    when way in ('disqualified', 'recycled') then 'healthy exit'
    when way in ('open in time', 'open overdue') then 'open'
    when way = 'passed' then 'recording gap'
    else '(all)'
  end as kind, -- went on, went back, real leak, healthy exit, open, or recording gap: no record names the visit
  reason, -- why it ended, or '(all)'
  visit_count::integer as visit_count, -- visits left so
  amount, -- known deal value of their journeys
  amount_known_count::integer as amount_known_count, -- visits whose journey's deal value is known
  entered_count::integer as entered_count, -- all visits of the stage in this group
  rate(visit_count, entered_count) as of_entered_rate, -- of all visits of the stage in this group
  case when way = 'lost' then sized_count::integer end as sized_count, -- losses whose chance and value are known; null where nothing was lost
  case when way = 'lost' then rate(chance_sum, sized_count) end as chance_rate, -- their mean probability of being won yet
  case when way = 'lost' then amount_each(recoverable_amount, chance_sum) end as value_amount, -- their mean deal value, weighted by that probability; null where it is nil
  case when way = 'lost' then recoverable_amount end as recoverable_amount, -- sum of probability × value; null where none is known
  case
    when is_ranked then row_number() over (
      partition by period_kind, period, breakdown, member, is_ranked order by recoverable_amount desc, stage_order, reason
    )::integer
  end as leak_rank -- 1 is the most recoverable among the group's losses by stage and reason
from ranked
left join workspace.stages using (stage)
