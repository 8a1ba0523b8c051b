-- One row per period (all of it, fiscal years, quarters and months), member of a breakdown, and stage: what stood there when the period
-- began, came in, left, and stood there at its end, over the visits that a record names. By the days of the visits, not of first contact.
-- opening + entered - left = closing. Visits that are not dated at both ends stand in the period '(missing)', and all visits in '(all)', so that
-- the periods add up to what stage_conversion counts. Deal values that are not known count as 0.
-- key: period_kind, period, breakdown, member, stage
-- pages: false
with
counted as (
  select
    case
      when grouping(steps.fiscal_month) = 0 then 'fiscal_month'
      when grouping(steps.fiscal_quarter) = 0 then 'fiscal_quarter'
      when grouping(steps.fiscal_year) = 0 then 'fiscal_year'
      else 'all'
    end as period_kind,
    coalesce(steps.fiscal_month, steps.fiscal_quarter, steps.fiscal_year, '(all)') as period,
    breakdown_of(grouping(lead_source, region, department, product_line) * 2 + 1) as breakdown,
    coalesce(lead_source, region, department, product_line, '(all)') as member,
    stage_order,
    count(*) filter (step = 'started') as started_count,
    count(*) filter (step = 'advanced in') as advanced_in_count,
    count(*) filter (step = 'skipped in') as skipped_in_count,
    count(*) filter (step = 'returned in') as returned_in_count,
    count(*) filter (step = 'reopened in') as reopened_in_count,
    count(*) filter (step = 'advanced') as advanced_count,
    count(*) filter (step = 'skipped ahead') as skipped_ahead_count,
    count(*) filter (step = 'returned') as returned_count,
    count(*) filter (step = 'reopened') as reopened_count,
    count(*) filter (step = 'won') as won_count,
    count(*) filter (step = 'lost') as lost_count,
    count(*) filter (step = 'disqualified') as disqualified_count,
    count(*) filter (step = 'recycled') as recycled_count,
    sum(journey_amount) filter (is_entry) as entered_amount,
    sum(journey_amount) filter (not is_entry) as left_amount,
    count(*) filter (is_entry) as entered_count,
    count(*) filter (not is_entry) as left_count
  from core.stage_steps as steps
  inner join core.journeys using (journey_id)
  group by
    stage_order,
    grouping sets ((), (steps.fiscal_year), (steps.fiscal_quarter), (steps.fiscal_month)),
    grouping sets ((), (lead_source), (region), (department), (product_line))
),
periods as (
  select unnest(['fiscal_year', 'fiscal_quarter', 'fiscal_month']) as period_kind,
    unnest([fiscal_year, fiscal_quarter, fiscal_month]) as period,
    day_on as starts_on
  from core.calendar
  where day_on <= (select as_of_on from workspace.clock)
  union all
  select distinct period_kind, period, null::date
  from counted
  where period in ('(all)', '(missing)')
),
every_period as (
  select
    first_days.*,
    members.*,
    stage,
    stages.stage_order,
    counted.* exclude (period_kind, period, breakdown, member, stage_order),
    coalesce(entered_count, 0) - coalesce(left_count, 0) as risen_count,
    coalesce(entered_amount, 0) - coalesce(left_amount, 0) as risen_amount
  from (select period_kind, period, min(starts_on) as starts_on from periods group by all) as first_days
  cross join (select distinct breakdown, member from counted) as members
  cross join workspace.stages
  left join counted using (period_kind, period, breakdown, member, stage_order)
)
select
  period_kind, -- all, fiscal_year, fiscal_quarter or fiscal_month
  period, -- of the visits: '(all)', FY2025, FY2025 Q3, 2025-03, or '(missing)' where a visit is not dated
  breakdown, -- what the journeys are split by: all, lead_source, region, department or product_line
  member, -- which of them; '(all)' where they are not split
  stage, -- the stage
  stage_order, -- 1 is the first contact
  coalesce(sum(risen_count) over earlier, 0)::integer as opening_count, -- visits that had begun before and not ended
  coalesce(entered_count, 0)::integer as entered_count, -- visits that began
  coalesce(started_count, 0)::integer as started_count, -- of these, those that came in first of all
  coalesce(advanced_in_count, 0)::integer as advanced_in_count, -- of these, those that came in from the stage before
  coalesce(skipped_in_count, 0)::integer as skipped_in_count, -- of these, those that came in past a stage
  coalesce(returned_in_count, 0)::integer as returned_in_count, -- of these, those that came back from a later stage
  coalesce(reopened_in_count, 0)::integer as reopened_in_count, -- of these, those that were taken up again after a loss, a disqualification or a setting aside
  coalesce(left_count, 0)::integer as left_count, -- visits that ended
  coalesce(advanced_count, 0)::integer as advanced_count, -- of these, those that left for the next stage
  coalesce(skipped_ahead_count, 0)::integer as skipped_ahead_count, -- of these, those that left past the next stage
  coalesce(returned_count, 0)::integer as returned_count, -- of these, those that left for an earlier stage
  coalesce(reopened_count, 0)::integer as reopened_count, -- of these, those that were lost or set aside there, and taken up again later
  coalesce(won_count, 0)::integer as won_count, -- of these, those that were won
  coalesce(lost_count, 0)::integer as lost_count, -- of these, those that were lost
  coalesce(disqualified_count, 0)::integer as disqualified_count, -- of these, those that were disqualified
  coalesce(recycled_count, 0)::integer as recycled_count, -- of these, those that were set aside to be nurtured
  (coalesce(sum(risen_count) over earlier, 0) + risen_count)::integer as closing_count, -- visits that had begun and not ended by its end
  coalesce(sum(risen_amount) over earlier, 0)::decimal(18,2) as opening_amount, -- known deal value of the visits that had begun before and not ended
  coalesce(entered_amount, 0)::decimal(18,2) as entered_amount, -- known deal value of the visits that began
  coalesce(left_amount, 0)::decimal(18,2) as left_amount, -- known deal value of the visits that ended
  (coalesce(sum(risen_amount) over earlier, 0) + risen_amount)::decimal(18,2) as closing_amount -- known deal value of the visits that had begun and not ended by its end
from every_period
window earlier as (
  partition by period_kind, starts_on is null, breakdown, member, stage_order order by starts_on
  rows between unbounded preceding and 1 preceding
)
