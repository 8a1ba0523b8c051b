-- One row per reported count.
-- key: _file, _row
from staging.work_reports
