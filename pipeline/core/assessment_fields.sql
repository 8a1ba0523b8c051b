-- One row per grading that says at least three things and was entered by as_of: its fields, the same for the same prospect once.
-- key: record_id
select
  _file || ' ' || _row as record_id, -- the grading
  rep_id, -- who graded
  coalesce(journey_id, opportunity_id, lead_id, _file || ' ' || _row) as prospect_id, -- the prospect
  to_json([grade, urgency, timing, cycle, decision_maker, budget])::varchar as pattern -- its fields, as JSON
from core.assessments
where rep_id is not null
  and len(list_filter([grade, urgency, timing, cycle, decision_maker, budget], lambda field: field <> '(missing)')) >= 3
  and coalesce(recorded_at < (select ends_at from workspace.clock), true)
qualify row_number() over (partition by rep_id, prospect_id, pattern order by _file, _row) = 1
