-- One row per grading, with the journey that was graded.
-- key: _file, _row
select
  assessments.*,
  coalesce(journeys.journey_id, leads.journey_id) as journey_id, -- null where no journey is known
  day_of(assessed_at) as assessed_on -- day that the grading speaks of
from staging.assessments
left join core.journeys on journeys.opportunity_id = assessments.opportunity_id
left join core.leads on leads.lead_id = assessments.lead_id
