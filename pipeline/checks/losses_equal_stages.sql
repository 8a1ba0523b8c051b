-- Journeys that ended without a win are as many among the journeys, in leakage, where they count at the stage in which they ended, and in
-- stage_conversion, where they count at the furthest stage that they had reached; and the rows of leakage add up by way, stage and reason.
with
lost as (select count(*) as ended_count from core.journeys where outcome in ('lost', 'disqualified', 'nurturing')),
exits as (from metrics.leakage where way in ('lost', 'disqualified', 'recycled')),
counted as (
  select concat_ws(', ', 'metrics.leakage', period_kind, breakdown, stage = '(all)', reason = '(all)') as counted_in, sum(visit_count) as ended_count
  from exits
  group by all
  union all
  select concat_ws(', ', 'metrics.stage_conversion', period_kind, breakdown), sum(lost_count + disqualified_count + recycled_count)
  from metrics.stage_conversion
  group by period_kind, breakdown
),
levels as (
  select * replace ('(all)' as way), 'ways' as summed from metrics.leakage where way <> '(all)' and reason = '(all)'
  union all by name
  select * replace ('(all)' as stage), 'stages' as summed from metrics.leakage where stage <> '(all)'
  union all by name
  select * replace ('(all)' as reason), 'reasons' as summed from metrics.leakage where reason <> '(all)'
),
sums as (
  select period_kind, period, breakdown, member, stage, way, reason, summed,
    sum(visit_count) as visit_count, sum(amount) as amount, sum(amount_known_count) as known_count, sum(recoverable_amount) as recoverable_amount
  from levels
  group by all
)
select counted_in, counted.ended_count, lost.ended_count as journey_count
from counted
cross join lost
where counted.ended_count <> lost.ended_count
union all
select concat_ws(', ', 'metrics.leakage by ' || summed, period, member, stage, way, reason), sums.visit_count, leakage.visit_count
from sums
full join metrics.leakage using (period_kind, period, breakdown, member, stage, way, reason)
where leakage.visit_count is null and sums.visit_count is not null
  or sums.visit_count <> leakage.visit_count or sums.amount <> leakage.amount or sums.known_count <> leakage.amount_known_count
  or (summed <> 'ways' and sums.recoverable_amount is distinct from leakage.recoverable_amount)
union all
select concat_ws(', ', 'metrics.leakage without losses', period, member), 0, entered_count
from metrics.leakage
where way = '(all)' and visit_count <> entered_count
