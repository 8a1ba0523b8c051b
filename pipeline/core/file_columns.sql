-- One row per file and column of ours, and one called (row) for the row as a whole.
-- key: file, column_name
from staging.file_columns
