-- Per stage, reached = went on + lost + disqualified + recycled + still there; what went on reached the next stage; every journey reaches the first;
-- members add up to all of them, and a stricter count is never larger.
with
next_stages as (
  select period_kind, period, breakdown, member, stage_order - 1 as stage_order, reached_count as next_count
  from metrics.stage_conversion
),
last_stage as (select max(stage_order) as last_order from workspace.stages),
journeys as (select count(*) as journey_count from core.journeys),
member_sums as (
  select period_kind, period, stage_order, breakdown, sum(reached_count) as reached_count, sum(entered_count) as entered_count
  from metrics.stage_conversion
  group by all
)
select period, breakdown, member, stage, reached_count, went_on_count, ended_count, open_count, next_count
from metrics.stage_conversion
left join next_stages using (period_kind, period, breakdown, member, stage_order)
cross join last_stage
cross join journeys
where reached_count <> went_on_count + lost_count + disqualified_count + recycled_count + open_count
  or ended_count <> lost_count + disqualified_count + recycled_count
  or strict_count > visited_count or visited_count > reached_count or visited_count > entered_count or won_count > went_on_count
  or (stage_order < last_order and went_on_count <> coalesce(next_count, 0))
  or (stage_order = 1 and period = '(all)' and breakdown = 'all' and reached_count <> journey_count)
union all
select period, member_sums.breakdown, '(sum)', stage, member_sums.reached_count, null, null, null, stage_conversion.reached_count
from metrics.stage_conversion
inner join member_sums using (period_kind, period, stage_order)
where stage_conversion.breakdown = 'all'
  and (member_sums.reached_count <> stage_conversion.reached_count or member_sums.entered_count <> stage_conversion.entered_count)
