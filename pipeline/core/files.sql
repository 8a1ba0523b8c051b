-- One row per file of the run, with its account of rows.
-- key: file
from staging.files
