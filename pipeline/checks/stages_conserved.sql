-- Per stage, reached = went on + ended + still there; what went on reached the next stage; every journey reaches the first.
with
next_stages as (
  select period_kind, period, breakdown, member, stage_order - 1 as stage_order, reached_count as next_count
  from metrics.stage_conversion
),
last_stage as (select max(stage_order) as last_order from workspace.stages),
journeys as (select count(*) as journey_count from core.journeys)
select period, breakdown, member, stage, reached_count, went_on_count, ended_count, open_count, next_count
from metrics.stage_conversion
left join next_stages using (period_kind, period, breakdown, member, stage_order)
cross join last_stage
cross join journeys
where reached_count <> went_on_count + ended_count + open_count
  or (stage_order < last_order and went_on_count <> coalesce(next_count, 0))
  or (stage_order = 1 and period = '(all)' and breakdown = 'all' and reached_count <> journey_count)
