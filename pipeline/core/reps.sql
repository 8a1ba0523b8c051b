-- One row per sales consultant, by number only.
-- key: rep_id
from staging.reps
