-- One row per fiscal year of first contact, stage, lead source, region, department, product line and rep: what came into the
-- stage and how it left it, visit by visit. What came in is counted from the arrivals, what left from the ways out, so that the residual shows
-- what would be lost between them; it is zero. A journey ends in its last visit. Deal values that are not known count as 0.
-- key: fiscal_year, stage, lead_source, region, department, product_line, rep_id
-- pages: false
with
ways as (
  select
    journey_id,
    visit_number,
    stage_order,
    next_stage_order,
    is_imputed,
    case when left_how <> 'open' then left_how when is_overdue then 'open overdue' else 'open in time' end as way
  from core.stage_visits
  left join core.open_visits using (journey_id, visit_number)
),
entries as (
  select
    journey_id,
    stage_order,
    case when is_imputed then 'inferred' when min(visit_number) over (partition by journey_id, is_imputed) = visit_number then 'started' end as entry,
    null as way
  from ways
  qualify entry is not null
  union all
  select journey_id, next_stage_order, 'moved in', null
  from ways
  where next_stage_order is not null
  union all
  select journey_id, stage_order, null, way
  from ways
),
counted as (
  select
    fiscal_year,
    stage_order,
    lead_source,
    region,
    department,
    product_line,
    coalesce(rep_id, '(missing)') as rep_id,
    coalesce(entry, way) as step,
    count(*) as step_count,
    sum(coalesce(journey_amount, 0)) as step_amount,
    count(journey_amount) as known_count
  from entries
  inner join core.journeys using (journey_id)
  group by all
)
select
  fiscal_year,
  stages.stage, -- the stage
  stage_order,
  lead_source,
  region,
  department,
  product_line,
  rep_id, -- '(missing)' where none is known
  coalesce(sum(known_count) filter (step in ('started', 'moved in', 'inferred')), 0)::integer as amount_known_count, -- visits whose deal value is known
  coalesce(sum(step_count) filter (step = 'started'), 0)::integer as started_count, -- visits that came into it first of all
  coalesce(sum(step_count) filter (step = 'moved in'), 0)::integer as moved_in_count, -- visits that came into it from another visit
  coalesce(sum(step_count) filter (step = 'inferred'), 0)::integer as inferred_count, -- visits that are known to have passed or to stand there although no record names the visit
  started_count + moved_in_count + inferred_count as entered_count, -- all of them
  coalesce(sum(step_count) filter (step = 'advanced'), 0)::integer as advanced_count, -- visits that went on to the next stage
  coalesce(sum(step_count) filter (step = 'skipped ahead'), 0)::integer as skipped_ahead_count, -- visits that went on past the next stage
  coalesce(sum(step_count) filter (step = 'returned'), 0)::integer as returned_count, -- visits that went back to an earlier stage
  coalesce(sum(step_count) filter (step = 'reopened'), 0)::integer as reopened_count, -- visits that were lost there or set aside, and taken up again
  coalesce(sum(step_count) filter (step = 'won'), 0)::integer as won_count, -- visits that were won
  coalesce(sum(step_count) filter (step = 'lost'), 0)::integer as lost_count, -- visits that were lost
  coalesce(sum(step_count) filter (step = 'disqualified'), 0)::integer as disqualified_count, -- visits that were disqualified
  coalesce(sum(step_count) filter (step = 'recycled'), 0)::integer as recycled_count, -- visits that were set aside to be nurtured
  coalesce(sum(step_count) filter (step = 'open in time'), 0)::integer as open_in_time_count, -- visits that stand there, not longer than allowed or since when no record says
  coalesce(sum(step_count) filter (step = 'open overdue'), 0)::integer as open_overdue_count, -- visits that stand there for longer than allowed
  coalesce(sum(step_count) filter (step = 'passed'), 0)::integer as passed_count, -- visits that went on although no record names the visit
  (entered_count - (advanced_count + skipped_ahead_count + returned_count + reopened_count + won_count + lost_count + disqualified_count + recycled_count + open_in_time_count + open_overdue_count + passed_count))::integer as residual_count, -- what none of these ways tells; 0
  coalesce(sum(step_amount) filter (step in ('started', 'moved in', 'inferred')), 0)::decimal(18,2) as entered_amount, -- deal value of the visits
  coalesce(sum(step_amount) filter (step = 'advanced'), 0)::decimal(18,2) as advanced_amount, -- deal value of those that went on to the next stage
  coalesce(sum(step_amount) filter (step = 'skipped ahead'), 0)::decimal(18,2) as skipped_ahead_amount, -- deal value of those that went on past the next stage
  coalesce(sum(step_amount) filter (step = 'returned'), 0)::decimal(18,2) as returned_amount, -- deal value of those that went back to an earlier stage
  coalesce(sum(step_amount) filter (step = 'reopened'), 0)::decimal(18,2) as reopened_amount, -- deal value of those that were lost there or set aside, and taken up again
  coalesce(sum(step_amount) filter (step = 'won'), 0)::decimal(18,2) as won_amount, -- deal value of those that were won
  coalesce(sum(step_amount) filter (step = 'lost'), 0)::decimal(18,2) as lost_amount, -- deal value of those that were lost
  coalesce(sum(step_amount) filter (step = 'disqualified'), 0)::decimal(18,2) as disqualified_amount, -- deal value of those that were disqualified
  coalesce(sum(step_amount) filter (step = 'recycled'), 0)::decimal(18,2) as recycled_amount, -- deal value of those that were set aside to be nurtured
  coalesce(sum(step_amount) filter (step = 'open in time'), 0)::decimal(18,2) as open_in_time_amount, -- deal value of those that stand there, not longer than allowed or since when no record says
  coalesce(sum(step_amount) filter (step = 'open overdue'), 0)::decimal(18,2) as open_overdue_amount, -- deal value of those that stand there for longer than allowed
  coalesce(sum(step_amount) filter (step = 'passed'), 0)::decimal(18,2) as passed_amount, -- deal value of those that went on although no record names the visit
  (entered_amount - (advanced_amount + skipped_ahead_amount + returned_amount + reopened_amount + won_amount + lost_amount + disqualified_amount + recycled_amount + open_in_time_amount + open_overdue_amount + passed_amount))::decimal(18,2) as residual_amount -- what none of these ways tells; 0
from counted
inner join workspace.stages using (stage_order)
group by all
