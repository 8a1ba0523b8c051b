-- One row per period (all of it, fiscal years, quarters and months), member of a breakdown, and stage ('(all)' for all open journeys): from what
-- stood open when the period began to what stood open at its end. opening + new + reopened + moved in - won - lost - disqualified - recycled -
-- interrupted - moved out = closing; the same in amounts, with what was revised while open. By the days of the visits that a record names; those
-- not dated at both ends stand in the period '(missing)'. Deal values that are not known count as 0, and are those of the day.
-- key: period_kind, period, breakdown, member, stage
-- pages: false
with
dated_steps as (
  select journey_id, stage, stage_order, step, day_on, coalesce(day_on, date '2999-12-31') as valued_on
  from core.stage_steps
),
valued_steps as (
  select dated_steps.journey_id, stage, stage_order, step, day_on, 1 as step_count, journey_amount as step_amount
  from dated_steps
  asof left join core.journey_amounts as amounts
    on amounts.journey_id = dated_steps.journey_id and dated_steps.valued_on >= amounts.known_from_on
),
revisions as (
  select
    journey_id,
    known_from_on as day_on,
    coalesce(journey_amount, 0) - coalesce(lag(journey_amount) over (partition by journey_id order by known_from_on), 0) as step_amount
  from core.journey_amounts
  qualify known_from_on > date '1900-01-01'
),
stays as (
  select
    journey_id, visit_number, any_value(stage) as stage, any_value(stage_order) as stage_order,
    min(day_on) filter (is_entry) as from_on, min(day_on) filter (not is_entry) as until_on
  from core.stage_steps
  where day_on is not null
  group by all
),
steps as (
  from valued_steps
  union all by name
  select revisions.journey_id, stage, stage_order, 'revised' as step, revisions.day_on, 0 as step_count, step_amount
  from revisions
  inner join stays on stays.journey_id = revisions.journey_id
    and revisions.day_on > from_on and revisions.day_on <= coalesce(until_on, date '2999-12-31')
),
grouped as (
  select
    case
      when step = 'started' then 'new'
      when step = 'reopened in' then 'taken up'
      when step in ('advanced in', 'skipped in', 'returned in') then 'moved in'
      when step in ('advanced', 'skipped ahead', 'returned') then 'moved out'
      when step = 'reopened' then 'interrupted'
      else step
    end as way,
    steps.*,
    lead_source, region, department, product_line,
    coalesce(calendar.fiscal_year, '(missing)') as fiscal_year,
    coalesce(calendar.fiscal_quarter, '(missing)') as fiscal_quarter,
    coalesce(calendar.fiscal_month, '(missing)') as fiscal_month
  from steps
  inner join core.journeys using (journey_id)
  left join core.calendar using (day_on)
),
staged as (
  select * from grouped
  union all
  select * replace ('(all)' as stage, 0 as stage_order) from grouped
),
counted as (
  select
    case
      when grouping(fiscal_month) = 0 then 'fiscal_month'
      when grouping(fiscal_quarter) = 0 then 'fiscal_quarter'
      when grouping(fiscal_year) = 0 then 'fiscal_year'
      else 'all'
    end as period_kind,
    coalesce(fiscal_month, fiscal_quarter, fiscal_year, '(all)') as period,
    breakdown_of(grouping(lead_source, region, department, product_line) * 2 + 1) as breakdown,
    coalesce(lead_source, region, department, product_line, '(all)') as member,
    stage, stage_order,
    way,
    sum(step_count)::integer as step_count,
    coalesce(sum(step_amount), 0) as step_amount
  from staged
  group by
    stage, stage_order, way,
    grouping sets ((), (fiscal_year), (fiscal_quarter), (fiscal_month)),
    grouping sets ((), (lead_source), (region), (department), (product_line))
),
wide as (
  select
    period_kind, period, breakdown, member, stage_order,
    sum(step_count) filter (way = 'new') as new_count, sum(step_amount) filter (way = 'new') as new_amount,
    sum(step_count) filter (way = 'taken up') as reopened_count, sum(step_amount) filter (way = 'taken up') as reopened_amount,
    sum(step_count) filter (way = 'moved in') as moved_in_count, sum(step_amount) filter (way = 'moved in') as moved_in_amount,
    sum(step_count) filter (way = 'won') as won_count, sum(step_amount) filter (way = 'won') as won_amount,
    sum(step_count) filter (way = 'lost') as lost_count, sum(step_amount) filter (way = 'lost') as lost_amount,
    sum(step_count) filter (way = 'disqualified') as disqualified_count, sum(step_amount) filter (way = 'disqualified') as disqualified_amount,
    sum(step_count) filter (way = 'recycled') as recycled_count, sum(step_amount) filter (way = 'recycled') as recycled_amount,
    sum(step_count) filter (way = 'interrupted') as interrupted_count, sum(step_amount) filter (way = 'interrupted') as interrupted_amount,
    sum(step_count) filter (way = 'moved out') as moved_out_count, sum(step_amount) filter (way = 'moved out') as moved_out_amount,
    sum(step_amount) filter (way = 'revised') as revised_amount,
    sum(if(way in ('new', 'taken up', 'moved in'), step_count, -step_count)) as risen_count,
    sum(if(way in ('new', 'taken up', 'moved in', 'revised'), step_amount, -step_amount)) as risen_amount
  from counted
  group by all
),
periods as (
  select unnest(['fiscal_year', 'fiscal_quarter', 'fiscal_month']) as period_kind,
    unnest([fiscal_year, fiscal_quarter, fiscal_month]) as period,
    day_on as starts_on
  from core.calendar
  where day_on <= (select as_of_on from workspace.clock)
  union all
  select distinct period_kind, period, null::date from counted where period in ('(all)', '(missing)')
),
every_stage as (
  select stage, stage_order from workspace.stages union all select '(all)', 0
),
every_period as (
  select first_days.*, members.*, every_stage.*, wide.* exclude (period_kind, period, breakdown, member, stage_order)
  from (select period_kind, period, min(starts_on) as starts_on from periods group by all) as first_days
  cross join (select distinct breakdown, member from counted) as members
  cross join every_stage
  left join wide using (period_kind, period, breakdown, member, stage_order)
)
select
  period_kind, -- all, fiscal_year, fiscal_quarter or fiscal_month
  period, -- '(all)', FY2025, FY2025 Q3, 2025-03, or '(missing)' where a visit is not dated
  breakdown, -- what the journeys are split by: all, lead_source, region, department or product_line
  member, -- which of them; '(all)' where they are not split
  stage, -- the stage, or '(all)' for the open journeys whatever their stage
  stage_order, -- place of the stage; 0 for all
  coalesce(sum(risen_count) over earlier, 0)::integer as opening_count, -- open there when the period began
  coalesce(new_count, 0)::integer as new_count, -- came in first of all
  coalesce(reopened_count, 0)::integer as reopened_count, -- taken up again after a loss or a setting aside
  coalesce(moved_in_count, 0)::integer as moved_in_count, -- came in from another stage; over all stages as many as moved out, but for visits not dated
  coalesce(won_count, 0)::integer as won_count, -- won
  coalesce(lost_count, 0)::integer as lost_count, -- lost
  coalesce(disqualified_count, 0)::integer as disqualified_count, -- disqualified
  coalesce(recycled_count, 0)::integer as recycled_count, -- set aside to be nurtured
  coalesce(interrupted_count, 0)::integer as interrupted_count, -- lost or set aside, and taken up again later
  coalesce(moved_out_count, 0)::integer as moved_out_count, -- left for another stage
  (coalesce(sum(risen_count) over earlier, 0) + coalesce(risen_count, 0))::integer as closing_count, -- open there at its end
  coalesce(sum(risen_amount) over earlier, 0)::decimal(18,2) as opening_amount, -- deal value open there when the period began
  coalesce(new_amount, 0)::decimal(18,2) as new_amount, -- deal value of what came in first of all
  coalesce(reopened_amount, 0)::decimal(18,2) as reopened_amount, -- of what was taken up again
  coalesce(moved_in_amount, 0)::decimal(18,2) as moved_in_amount, -- of what came in from another stage
  coalesce(revised_amount, 0)::decimal(18,2) as revised_amount, -- by which deal values were changed while open, as far as dated exports show
  coalesce(won_amount, 0)::decimal(18,2) as won_amount, -- deal value of what was won
  coalesce(lost_amount, 0)::decimal(18,2) as lost_amount, -- of what was lost
  coalesce(disqualified_amount, 0)::decimal(18,2) as disqualified_amount, -- of what was disqualified
  coalesce(recycled_amount, 0)::decimal(18,2) as recycled_amount, -- of what was set aside
  coalesce(interrupted_amount, 0)::decimal(18,2) as interrupted_amount, -- of what was lost or set aside, and taken up again later
  coalesce(moved_out_amount, 0)::decimal(18,2) as moved_out_amount, -- of what left for another stage
  (coalesce(sum(risen_amount) over earlier, 0) + coalesce(risen_amount, 0))::decimal(18,2) as closing_amount -- deal value open there at its end
from every_period
window earlier as (
  partition by period_kind, starts_on is null, breakdown, member, stage_order order by starts_on
  rows between unbounded preceding and 1 preceding
)
