-- One row per dated visit to a stage after the first contact, at least two days ago, where activities are exported: whether one that is evidence for it
-- happened from 14 days before to 2 days after, and was entered by as_of.
-- key: journey_id, visit_number
with
entries as (
  select journey_id, visit_number, stage_visits.stage, stage_visits.entered_on, rep_id
  from core.stage_visits
  inner join core.journeys using (journey_id)
  where not is_imputed and stage_order > 1 and stage_visits.entered_on is not null and observed_by in ('history', 'stage date')
    and stage_visits.entered_on <= (select as_of_on from workspace.clock) - 2
    and exists (from core.log_entries)
),
found as (
  select entries.journey_id, visit_number
  from entries
  inner join core.log_entries using (journey_id)
  left join workspace.stage_evidence on stage_evidence.stage = entries.stage and stage_evidence.kind = log_entries.kind
  where happened_on between entered_on - 14 and entered_on + 2
    and (stage_evidence.kind is not null or entries.stage not in (select stage from workspace.stage_evidence))
  group by all
)
select
  entries.journey_id,
  entries.visit_number,
  entries.stage,
  entries.entered_on,
  coalesce(entries.rep_id, '(missing)') as rep_id, -- whose journey it is
  found.journey_id is not null as has_evidence -- an activity is on record around it
from entries
left join found using (journey_id, visit_number)
