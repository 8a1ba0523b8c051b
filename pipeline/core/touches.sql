-- One row per marketing contact, with the journey that it touched.
-- key: _file, _row
select
  touches.*,
  coalesce(journeys.journey_id, leads.journey_id) as journey_id, -- null where no journey is known
  day_of(touched_at) as touched_on -- day of the contact
from staging.touches
left join core.journeys on journeys.opportunity_id = touches.opportunity_id
left join core.leads on leads.lead_id = touches.lead_id
