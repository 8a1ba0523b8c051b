-- One row per week and region ('(all)' for all): what the consultants had to serve against what they can, and what waited while others had hands free. Regions of
-- few consultants or prospects are not told, nor the next smallest where one alone would be left out.
-- key: week_on, member
-- pages: is_told and capacity_count > 0
with
counted as (
  select
    allocation.*,
    rep_count < least_count or open_count between 1 and least_count - 1 as is_few,
    waiting_count between 1 and least_count - 1 as is_few_waiting
  from metrics.allocation
  cross join workspace.privacy
  where level in ('all', 'region') and rep_count > 0
),
ranked as (
  select
    *,
    row_number() over (partition by week_on, level order by is_few, rep_count, member) as rest_rank,
    count(*) filter (is_few) over (partition by week_on, level) as few_count
  from counted
)
select
  week_on, -- Monday of the week
  member, -- the region, or '(all)'
  rep_count, -- consultants
  open_count, -- journeys open at the end of the week
  capacity_count, -- open prospects that the consultants can serve; null where no export says
  load_ratio, -- open / capacity, of consultants whose capacity is known
  case when not is_few_waiting then waiting_count end as waiting_count, -- beyond capacity here while elsewhere as many could have been served; null where few
  case when not is_few_waiting then waiting_amount end as waiting_amount, -- these × won amount per journey that ended; null where few
  not is_few and not (few_count = 1 and rest_rank = 1) as is_told -- a site may tell it
from ranked
