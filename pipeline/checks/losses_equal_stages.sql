-- Journeys that ended without a win are as many in leakage as at the stages and among the journeys.
with
lost as (select count(*) as ended_count from core.journeys where outcome in ('lost', 'disqualified', 'nurturing')),
counted as (
  select 'metrics.leakage, ' || grouping as counted_in, ended_count
  from (
    select 'all' as grouping, sum(ended_count) as ended_count
    from metrics.leakage
    where fiscal_year = '(all)' and stage = '(all)' and outcome = '(all)'
    union all
    select 'by stage, outcome, reason and source', sum(ended_count)
    from metrics.leakage
    where fiscal_year <> '(all)' and stage <> '(all)' and outcome <> '(all)' and reason <> '(all)' and lead_source <> '(all)'
  ) as leakage
  union all
  select 'metrics.stage_conversion', sum(ended_count)
  from metrics.stage_conversion
  where period = '(all)' and breakdown = 'all'
)
select counted_in, counted.ended_count, lost.ended_count as journey_count
from counted
cross join lost
where coalesce(counted.ended_count, 0) <> lost.ended_count
