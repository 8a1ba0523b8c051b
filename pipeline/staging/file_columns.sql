-- One row per file and column of ours, and one called (row) for the row as a whole.
-- key: file, column_name
with
rejected as (select _file, column_name, count(*) as rejected_count from landed.rejected_rows group by all),
columns as (
  select _file, column_name, filled_count, lost_count, unmapped_count, damaged_count from landed.file_columns
  union all
  select _file, '(row)', null, null, null, null from landed.files
)
select
  _file as file, -- path from the workspace's folder
  column_name, -- our column, or (row) for the row as a whole
  filled_count, -- landed rows with a value
  lost_count, -- landed rows whose text did not become the column's type
  unmapped_count, -- landed rows with a word that no map knows
  damaged_count, -- landed rows with an id or number that a spreadsheet damaged
  coalesce(rejected_count, 0) as rejected_count -- rows rejected because of this column
from columns
full join rejected using (_file, column_name)
