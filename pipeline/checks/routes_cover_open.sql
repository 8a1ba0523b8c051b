-- Every open journey has one route, and nothing else has one.
with
open_journeys as (
  select region, count(*) as journey_count, coalesce(sum(hash(journey_id)::decimal(38,0)), 0) as marks
  from core.journeys
  where outcome = 'open'
  group by all
),
routed as (
  select region, count(*) as journey_count, coalesce(sum(hash(journey_id)::decimal(38,0)), 0) as marks
  from metrics.routing
  where route in ('serve', 'nurture', 'close')
  group by all
)
select region as counted_in, 'open' as stage, coalesce(routed.journey_count, 0)::bigint as counted, coalesce(open_journeys.journey_count, 0)::bigint as expected
from open_journeys
full join routed using (region)
where (routed.journey_count, routed.marks) is distinct from (open_journeys.journey_count, open_journeys.marks)
