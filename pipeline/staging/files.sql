-- One row per file of the run, with its account of rows.
-- key: file
with
staged as (
  select _file, count(*) as staged_count from staging.leads group by all
  union all
  select _file, count(*) as staged_count from staging.opportunities group by all
  union all
  select _file, count(*) as staged_count from staging.stage_changes where observed_by = 'history' group by all
  union all
  select _file, count(*) as staged_count from staging.activities group by all
  union all
  select _file, count(*) as staged_count from staging.touches group by all
  union all
  select _file, count(*) as staged_count from staging.assessments group by all
  union all
  select _file, count(*) as staged_count from staging.spend group by all
  union all
  select _file, count(*) as staged_count from staging.reps group by all
  union all
  select _file, count(*) as staged_count from staging.work_reports group by all
  union all
  select _file, count(*) as staged_count from staging.targets group by all
  union all
  select _file, count(*) as staged_count from staging.fx_rates group by all
  union all
  select _file, count(*) as staged_count from staging.orders group by all
)
select
  files._file as file, -- path from the workspace's folder
  _system as system, -- the system that it was exported from
  entity, -- what its rows are
  format, -- what it turned out to be: text, xlsx, json, ndjson or parquet
  encoding, -- its character encoding; null where it is no text
  delimiter, -- what separates its fields; null where it is no text
  byte_count, -- its size in bytes
  sha256, -- hash of its bytes
  row_count, -- rows in it, header and blank lines left out
  landed_count, -- rows that were landed
  rejected_count, -- rows that could not be read
  duplicate_count, -- rows that stand elsewhere already, word for word
  landed_count - coalesce(staged_count, 0) as set_aside_count -- landed rows that a later version replaced, that are deleted, or that come after as_of
from landed.files
left join staged using (_file)
