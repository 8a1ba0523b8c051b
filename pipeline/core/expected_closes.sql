-- One row per journey with an opportunity: when the consultant expects the order, and how often dated exports show that it was put off.
-- key: journey_id
with
pushes as (
  select opportunity_id, count(*)::integer as pushed_count
  from staging.deal_versions
  where expected_close_on > former_close_on
  group by all
)
select
  journey_id,
  expected_close_on, -- the day, as it stands now; null where none is told
  coalesce(pushed_count, 0) as pushed_count -- times that it was put off, between dated exports
from core.journeys
inner join staging.opportunities using (opportunity_id)
left join pushes using (opportunity_id)
