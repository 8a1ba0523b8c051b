-- One row per week, level and member ('(all)' for all): what the consultants had to serve against what they can serve, and what waited beyond that
-- while others of the level had hands free. Product lines have no capacity of their own.
-- key: week_on, level, member
-- pages: false
with
weeks as (
  select week_on, rep_id, region, department, new_count, open_count, capacity_count,
    greatest(open_count - capacity_count, 0) as excess_count, greatest(capacity_count - open_count, 0) as free_count
  from core.rep_weeks
),
members as (
  select week_on, 'rep' as level, rep_id as member, * exclude (week_on, rep_id, region, department) from weeks
  union all
  select week_on, 'department', department, * exclude (week_on, rep_id, region, department) from weeks
  union all
  select week_on, 'region', region, * exclude (week_on, rep_id, region, department) from weeks
  union all
  select week_on, 'all', '(all)', * exclude (week_on, rep_id, region, department) from weeks
),
counted as (
  select
    week_on, level, member,
    count(*) as rep_count,
    sum(new_count) as new_count,
    sum(open_count) as open_count,
    sum(open_count) filter (capacity_count is not null) as measured_count,
    sum(capacity_count) as capacity_count,
    sum(excess_count) as excess_count,
    sum(free_count) as free_count
  from members
  group by all
),
line_steps as (
  select product_line as member, date_trunc('week', entered_on)::date as week_on, 1 as new_count, 1 as risen
  from core.journeys
  where entered_on is not null
  union all
  select product_line, date_trunc('week', greatest(ended_on, entered_on))::date, 0, -1
  from core.journeys
  where entered_on is not null and ended_on is not null
),
line_weeks as (
  select weeks.week_on, lines.member, coalesce(sum(new_count), 0) as new_count, coalesce(sum(risen), 0) as risen
  from (select distinct week_on from weeks) as weeks
  cross join (select distinct member from line_steps) as lines
  left join line_steps using (week_on, member)
  group by all
),
leveled as (
  select *, free_count as own_free_count, sum(free_count) over (partition by week_on, level) - free_count as other_free_count
  from counted
  union all by name
  select week_on, 'product_line' as level, member, new_count, sum(risen) over (partition by member order by week_on) as open_count
  from line_weeks
),
worth as (
  select sum(case when outcome = 'won' then journey_amount end)::double / nullif(count(*) filter (outcome <> 'open'), 0) as journey_worth
  from core.journeys
)
select
  week_on, -- Monday of the week
  level, -- all, region, department, rep or product_line
  member, -- which of them; '(all)' where they are not split
  coalesce(rep_count, 0)::integer as rep_count, -- consultants
  new_count::integer as new_count, -- journeys that began
  open_count::integer as open_count, -- journeys open at the end of the week
  capacity_count::integer as capacity_count, -- open prospects that the consultants can serve; null where no export says
  ratio(measured_count, capacity_count) as load_ratio, -- open / capacity, of consultants whose capacity is known
  excess_count::integer as excess_count, -- journeys beyond the capacity of their consultant
  free_count::integer as free_count, -- journeys that consultants could serve besides
  least(excess_count, other_free_count)::integer as waiting_count, -- beyond capacity here while elsewhere on the level as many could have been served
  round(least(excess_count, other_free_count) * journey_worth, 2)::decimal(18,2) as waiting_amount -- these × won amount per journey that ended
from leveled
cross join worth
