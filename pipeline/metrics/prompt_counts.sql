-- One row: how many consultants stand out in the log by two families of indicators or more, of those whose log is judged, as the site tells it.
-- key: least_count
-- pages: true
with
judged as (
  select count(distinct member)::integer as judged_count
  from metrics.log_integrity
  where level = 'rep' and standing in ('stands out', 'like peers')
),
prompted as (
  select count(*)::integer as prompted_count from metrics.review_prompts
),
compared as (
  select
    judged_count, prompted_count, least_count,
    prompted_count between 1 and least_count - 1 as is_few,
    judged_count - prompted_count between 1 and least_count - 1 as is_nearly_all
  from judged
  cross join prompted
  cross join workspace.privacy
)
select
  least_count, -- counts of fewer are not told
  is_few, -- some stand out, fewer than that
  judged_count, -- consultants with records and peers enough to be compared
  if(is_few or is_nearly_all, null, prompted_count) as prompted_count -- of them, those to be looked at together; null where it, or how many are left, is too few to be told
from compared
