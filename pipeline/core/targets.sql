-- One row per target.
-- key: _file, _row
from staging.targets
