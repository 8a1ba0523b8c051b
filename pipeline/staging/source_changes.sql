-- One row per record, column and export that first shows another source than the dated export before it. Exports taken after the last day
-- that records name count too, but none after an as_of that is in the past.
-- key: entity, record_id, column_name, shown_at
select
  _file,
  _row,
  entity, -- leads or opportunities
  record_id, -- the lead or the opportunity
  column_name, -- lead_source or latest_source
  earlier_source, -- what the export before shows
  later_source, -- what this export shows
  last_shown_at, -- last possible moment of the export before, in UTC
  shown_after, -- first possible moment of this export, in UTC
  shown_at -- last possible moment of this export, in UTC
from landed.source_changes
cross join workspace.clock
where shown_after < ends_at or not is_past
