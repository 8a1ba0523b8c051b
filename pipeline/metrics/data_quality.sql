-- One row per file and column of ours, and one called (row) for the row as a whole: what was read, rejected, lost or not understood.
-- key: file, column_name
select
  file,
  system, -- the system that the file was exported from
  entity, -- what its rows are
  column_name,
  case when column_name = '(row)' then row_count end::integer as row_count, -- rows in the file
  case when column_name = '(row)' then landed_count end::integer as landed_count, -- rows landed
  file_columns.rejected_count::integer as rejected_count, -- rows rejected because of this column
  case when column_name = '(row)' then duplicate_count end::integer as duplicate_count, -- rows that stand elsewhere already
  filled_count::integer as filled_count, -- landed rows with a value
  lost_count::integer as lost_count, -- landed rows whose text did not become the column's type
  unmapped_count::integer as unmapped_count, -- landed rows with a word that no map knows
  damaged_count::integer as damaged_count -- landed rows with an id or number that a spreadsheet damaged
from core.file_columns
inner join core.files using (file)
