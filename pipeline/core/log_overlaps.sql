-- One row per pair of overlapping activities of one consultant with different prospects on one day. Two on site cannot both be so; with
-- a call they can. What touches does not overlap.
-- key: record_id, other_record_id
with
lasting as (
  select *, happened_at + to_seconds(duration_seconds) as until_at
  from core.log_entries
  where duration_seconds > 0 and rep_id <> '(missing)'
)
select
  first.record_id,
  second.record_id as other_record_id, -- the other of the two
  first.rep_id,
  if(first.is_on_site and second.is_on_site, 'hard', 'soft') as severity, -- hard: both on site; soft: at least one is not
  (date_diff('second', greatest(first.happened_at, second.happened_at), least(first.until_at, second.until_at)) / 3600.0)::double as shared_hours -- hours that they share
from lasting as first
inner join lasting as second
  on second.rep_id = first.rep_id
  and second.happened_on = first.happened_on
  and second.record_id > first.record_id
  and second.happened_at < first.until_at
  and first.happened_at < second.until_at
where first.prospect_id <> second.prospect_id
