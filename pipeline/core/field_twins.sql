-- One row per consultant and pattern of fields: how much of it the grading of another prospect has.
-- key: rep_id, pattern
-- method: field_twins
select rep_id, pattern, count(*)::integer as prospect_count
from core.assessment_fields
group by all
order by all
