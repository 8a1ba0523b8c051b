-- One row per fiscal year of first contact (or all), member of a breakdown, and move from a stage to a stage or an end, over the
-- visits that a record names. A journey that was taken up again moves to the stage where that happened. Open visits stand in rows
-- of their own: they have not moved yet.
-- key: period_kind, period, breakdown, member, from_stage, to_kind, to_stage
with
moves as (
  select journey_id, stage as from_stage, stage_order as from_order, next_stage as to_stage, next_stage_order as to_order, 'stage' as to_kind, stage_days
  from core.stage_visits
  where next_stage is not null
  union all
  select
    journey_id,
    stage,
    stage_order,
    left_how,
    1000 + array_position(['won', 'lost', 'disqualified', 'recycled', 'open'], left_how),
    case when left_how = 'open' then 'open' else 'outcome' end,
    case when left_how <> 'open' then stage_days end
  from core.stage_visits
  where is_last and not is_imputed
  union all
  select journey_id, '(start)', 0, stage, stage_order, 'stage', null
  from core.stage_visits
  where visit_number = 1 and not is_imputed
),
counted as (
  select
    period_kind_of(grouping(fiscal_year) * 4 + 3) as period_kind,
    coalesce(fiscal_year, '(all)') as period,
    breakdown_of(grouping(lead_source, region, department, product_line) * 2 + 1) as breakdown,
    coalesce(lead_source, region, department, product_line, '(all)') as member,
    from_stage,
    from_order,
    to_kind,
    to_stage,
    to_order,
    count(*) as move_count,
    sum(journey_amount) as move_amount,
    median(stage_days) as median_stage_days
  from moves
  inner join core.journeys using (journey_id)
  group by
    from_stage, from_order, to_kind, to_stage, to_order,
    grouping sets ((), (fiscal_year)),
    grouping sets ((), (lead_source), (region), (department), (product_line))
)
select
  period_kind, -- all or fiscal_year
  period, -- of first contact: '(all)', FY2025, or '(missing)' where no record dates it
  breakdown, -- what the journeys are split by: all, lead_source, region, department or product_line
  member, -- which of them; '(all)' where they are not split
  from_stage, -- the stage left; '(start)' for the first stage that a record names
  from_order::integer as from_order, -- place of the same, 0 for '(start)'
  to_kind, -- stage, outcome, or open: still there
  to_stage, -- the stage entered, or won, lost, disqualified, recycled or open
  to_order::integer as to_order, -- place of the same; outcomes come after all stages
  move_count::integer as move_count, -- visits that ended so; for open, visits that stand there
  move_amount::decimal(18,2) as move_amount, -- known deal value of their journeys, once per move; null where none is known
  median_stage_days, -- median time in the stage left, in days; null where no record dates it, and for open ones
  case
    when to_kind <> 'open'
    then rate(move_count, sum(move_count) filter (to_kind <> 'open') over (partition by period_kind, period, breakdown, member, from_order))
  end as move_rate -- share of the moves out of the stage; null for open ones
from counted
