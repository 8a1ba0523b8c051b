-- One row per period of first contact, member of a breakdown, and stage: how many journeys reached the stage and what became of
-- them there. Open journeys are censored, not failed. reached = went on + ended + open.
-- key: period_kind, period, breakdown, member, stage
with
dwell as (
  select journey_id, stage_order, bool_or(not is_imputed) as is_visited,
    sum(stage_days) filter (left_how in ('advanced', 'skipped ahead', 'reopened', 'won')) as advance_days
  from core.stage_visits
  group by all
),
furthest as (
  select journey_id, stage_order as furthest_order
  from core.stage_visits
  where is_furthest
),
stays as (
  select
    fiscal_year,
    fiscal_quarter,
    lead_source,
    region,
    department,
    product_line,
    dwell.stage_order,
    is_visited,
    advance_days,
    dwell.stage_order < furthest_order or outcome = 'won' as went_on,
    dwell.stage_order = furthest_order and outcome in ('lost', 'disqualified', 'nurturing') as ended_here,
    dwell.stage_order = furthest_order and outcome = 'open' as is_open_here
  from dwell
  inner join furthest using (journey_id)
  inner join core.journeys using (journey_id)
),
counted as (
  select
    case when grouping(fiscal_quarter) = 0 then 'fiscal_quarter' when grouping(fiscal_year) = 0 then 'fiscal_year' else 'all' end as period_kind,
    coalesce(fiscal_quarter, fiscal_year, '(all)') as period,
    case
      when grouping(lead_source) = 0 then 'lead_source'
      when grouping(region) = 0 then 'region'
      when grouping(department) = 0 then 'department'
      when grouping(product_line) = 0 then 'product_line'
      else 'all'
    end as breakdown,
    coalesce(lead_source, region, department, product_line, '(all)') as member,
    stage_order,
    count(*) as reached_count,
    count(*) filter (is_visited) as visited_count,
    count(*) filter (went_on) as went_on_count,
    count(*) filter (ended_here) as ended_count,
    count(*) filter (is_open_here) as open_count,
    median(advance_days) filter (went_on) as median_stage_days
  from stays
  group by
    stage_order,
    grouping sets ((), (fiscal_year), (fiscal_year, fiscal_quarter)),
    grouping sets ((), (lead_source), (region), (department), (product_line))
),
every_stage as (
  select
    period_kind, period, breakdown, member, stages.stage, stages.stage_order, median_stage_days,
    coalesce(reached_count, 0) as reached_count,
    coalesce(visited_count, 0) as visited_count,
    coalesce(went_on_count, 0) as went_on_count,
    coalesce(ended_count, 0) as ended_count,
    coalesce(open_count, 0) as open_count
  from (select distinct period_kind, period, breakdown, member from counted) as members
  cross join workspace.stages
  left join counted using (period_kind, period, breakdown, member, stage_order)
)
select
  period_kind, -- all, fiscal_year or fiscal_quarter
  period, -- of first contact: '(all)', FY2025, FY2025 Q3, or '(missing)' where no record dates it
  breakdown, -- what the journeys are split by: all, lead_source, region, department or product_line
  member, -- which of them; '(all)' where they are not split
  stage, -- the stage
  stage_order, -- 1 is the first contact
  reached_count::integer as reached_count, -- journeys that visited it or a later one, imputed
  visited_count::integer as visited_count, -- journeys that a record puts there
  went_on_count::integer as went_on_count, -- of the reached, those that reached a later stage or were won
  ended_count::integer as ended_count, -- of the reached, those that came no further and were lost, disqualified or set aside
  open_count::integer as open_count, -- of the reached, those that came no further yet
  rate(went_on_count, went_on_count + ended_count) as went_on_rate, -- went on / (went on + ended); open ones left out
  wilson_low(went_on_count, went_on_count + ended_count) as went_on_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(went_on_count, went_on_count + ended_count) as went_on_rate_high, -- upper end of its 95 % Wilson interval
  rate(went_on_count, reached_count) as went_on_of_reached_rate, -- went on so far / reached, open ones included
  median_stage_days, -- median time in the stage of those that went on, in days; null where no record dates it
  case
    when went_on_count + ended_count >= 30 then row_number() over (
      partition by period_kind, period, breakdown, member, went_on_count + ended_count >= 30
      order by went_on_count / (went_on_count + ended_count)::double, stage_order
    )::integer
  end as leak_rank -- 1 is the lowest went_on_rate among the stages with at least 30 decided journeys
from every_stage
