-- One row per consultant and week, Monday to Sunday, from the first in which one began a journey or was hired: how many journeys came to the consultant, how
-- many ended, and how many stood open at its end, or at as_of. By the consultant in charge as it stands now; exports say nothing of earlier ones.
-- key: rep_id, week_on
with
steps as (
  select rep_id, entered_on as day_on, 1 as came, 0 as went, 0 as won
  from core.journeys
  where rep_id is not null and entered_on is not null
  union all
  select rep_id, greatest(ended_on, entered_on), 0, 1, (outcome = 'won')::integer
  from core.journeys
  where rep_id is not null and entered_on is not null and ended_on is not null
),
sums as (
  select rep_id, date_trunc('week', day_on)::date as week_on, sum(came) as came_count, sum(went) as went_count, sum(won) as won_count
  from steps
  group by all
),
bounds as (
  select
    rep_id,
    greatest(least(min(week_on), min(hired_on)), (select min(week_on) from sums)) as first_on,
    coalesce(any_value(left_on), as_of_on) as last_on
  from (from sums full join core.reps using (rep_id))
  cross join workspace.clock
  where rep_id is not null
  group by rep_id, as_of_on
),
weeks as (
  select rep_id, unnest(generate_series(date_trunc('week', first_on), last_on::timestamp, interval 7 day))::date as week_on
  from bounds
  where first_on is not null
)
select
  weeks.rep_id,
  weeks.week_on, -- Monday of the week
  coalesce(region, '(missing)') as region, -- of the consultant
  coalesce(department, '(missing)') as department, -- of the consultant
  coalesce(came_count, 0)::integer as new_count, -- journeys that began
  coalesce(went_count, 0)::integer as ended_count, -- journeys that ended
  coalesce(won_count, 0)::integer as won_count, -- of these, won
  (sum(coalesce(came_count, 0) - coalesce(went_count, 0)) over (partition by weeks.rep_id order by weeks.week_on))::integer as open_count, -- open at the end of the week
  capacity_count -- open prospects that the consultant can serve; null where no export says
from weeks
left join sums using (rep_id, week_on)
left join core.reps using (rep_id)
