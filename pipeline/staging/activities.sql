-- One row per logged activity up to as_of; the latest version of each. Notes and telephone numbers stay behind.
-- key: _file, _row
select
  _file,
  _row,
  activity_id,
  opportunity_id,
  lead_id,
  rep_id,
  category(mapped(_system, 'activities', 'kind', kind)) as kind,
  category(mapped(_system, 'activities', 'direction', direction)) as direction,
  is_answered,
  happened_at,
  recorded_at,
  duration_seconds,
  next_contact_on
from landed.activities
where happened_at < (select ends_at from workspace.clock)
qualify row_number() over (partition by coalesce(activity_id, _file || _row) order by _file_order desc, _row desc) = 1
