-- One row per logged activity with a note long enough to be compared and entered by as_of: whether the consultant wrote nearly the same of
-- another prospect. Only numbers leave the notes.
-- key: record_id
-- method: note_twins
select
  coalesce(activities.activity_id, activities._file || ' ' || activities._row) as record_id,
  activities.rep_id,
  coalesce(activities.opportunity_id, activities.lead_id, activities._file || ' ' || activities._row) as prospect_id,
  wording_of(note) as wording
from staging.activities
inner join landed.activities as texts on texts._file = activities._file and texts._row = activities._row
where activities.rep_id is not null
  and letters_of(wording_of(note)) >= (select letter_count from workspace.integrity)
  and coalesce(activities.recorded_at < (select ends_at from workspace.clock), true)
