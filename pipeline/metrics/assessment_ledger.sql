-- One row per reason for which gradings are not scored, and 'none' for those that are: how many.
-- key: left_out
-- pages: false
select left_out, count(*)::integer as assessment_count -- gradings
from core.assessment_times
group by all
