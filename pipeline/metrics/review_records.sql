-- One row per record behind a review prompt and indicator that marks it.
-- key: indicator, record_id
-- pages: false
select
  marks.rep_id,
  marks.indicator, -- the indicator that stands out
  log_integrity.says, -- what it says of the record
  record_id,
  marks.journey_id,
  said_on,
  marks.value, -- hours late, entries in the batch, other prospects worded alike, share of fields alike, minutes, hours shared, kilometres, days promised
  innocent_reason -- why that is usually so
from core.log_marks as marks
inner join metrics.review_prompts on review_prompts.rep_id = marks.rep_id
inner join metrics.log_integrity on log_integrity.member = marks.rep_id and log_integrity.indicator = marks.indicator and log_integrity.level = 'rep'
where log_integrity.is_flagged and is_marked
