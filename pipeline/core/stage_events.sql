-- One row per recorded entry of a journey into a stage or outcome. Events of leads and opportunities that no export holds are
-- left out.
-- key: _file, _row, stage_number
with
opportunity_events as (
  select stage_changes.*, 'opportunity/' || opportunity_id as journey_id
  from staging.stage_changes
  inner join staging.opportunities using (opportunity_id)
),
lead_events as (
  select stage_changes.*, leads.journey_id
  from staging.stage_changes
  inner join core.leads on leads.lead_id = stage_changes.lead_id
  where stage_changes.opportunity_id is null
)
select
  _file,
  _row,
  stage_number, -- which of the dates in its row says so; 0 where the row says one thing
  journey_id, -- the journey that moved
  changed_at,
  recorded_at,
  observed_by,
  stage,
  stage_order,
  coalesce(outcome, 'open') as outcome -- the outcome reached; open where a stage was entered
from (from opportunity_events union all by name from lead_events) as events
