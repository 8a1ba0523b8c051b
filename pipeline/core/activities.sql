-- One row per logged activity, with the journey that it served.
-- key: _file, _row
select
  activities.*,
  coalesce(journeys.journey_id, leads.journey_id) as journey_id, -- null where no journey is known
  day_of(happened_at) as happened_on, -- day on which it is said to have happened
  day_of(activities.recorded_at) as recorded_on -- day on which it was written down
from staging.activities
left join core.journeys on journeys.opportunity_id = activities.opportunity_id
left join core.leads on leads.lead_id = activities.lead_id
