-- One row per reported count: the latest version, the words left behind.
-- key: _file, _row
select
  _file,
  _row,
  rep_id,
  reported_on,
  category(mapped(_system, 'work_reports', 'kind', kind)) as kind,
  claimed_count
from landed.work_reports
where reported_on <= (select as_of_on from workspace.clock)
qualify row_number() over (partition by rep_id, reported_on, kind order by _file_order desc, _row desc) = 1
