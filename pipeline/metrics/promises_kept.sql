-- One row per grade and store ('(all)' for all): what the grade promised, and how often the purchase followed in time. Under thirty promises, or of few
-- people, nothing is told, nor of the next smallest store where one alone would be left out.
-- key: member, grade
-- pages: is_told
with
counted as (
  select
    grade_calibration.*,
    mature_count between 1 and least_count - 1 or kept_count between 1 and least_count - 1 or mature_count - kept_count between 1 and least_count - 1 as is_few
  from metrics.grade_calibration
  cross join workspace.privacy
  where breakdown in ('all', 'department') and mature_count > 0
),
ranked as (
  select
    *,
    row_number() over (partition by breakdown, grade order by is_few, mature_count, member) as rest_rank,
    count(*) filter (is_few) over (partition by breakdown, grade) as few_count
  from counted
)
select
  breakdown, -- all or department
  member, -- the store, or '(all)'
  grade, -- the grade declared
  promise_days, -- days within which it promises the purchase
  mature_count, -- promises whose days are over
  kept_count, -- of them, followed by the purchase in time
  kept_rate, -- their share
  kept_rate_low, -- lower end of its 95 % Wilson interval
  kept_rate_high, -- upper end of the same
  is_different, -- the store differs from the others beyond chance (Fisher, adjusted for the number of stores)
  is_enough and not is_few and not (few_count = 1 and rest_rank = 1) as is_told -- a site may tell it
from ranked
