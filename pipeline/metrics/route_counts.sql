-- One row per route of open journeys and reason ('(all)' for the route), and per member of a breakdown and route: how many, and what they are worth. Of few
-- people nothing is told, nor what would give them away: the other reasons of the route, the two smallest routes, all routes of a member and of the next smallest.
-- key: breakdown, member, route, reason
with
reasons as (
  select
    unnest(['serve', 'serve', 'serve', 'serve', 'nurture', 'nurture', 'nurture', 'nurture', 'close', 'close']) as route,
    unnest([
      '(all)', 'points from the cutoff on', 'not graded', 'the score tells nothing',
      '(all)', 'points below the cutoff', 'no precedent', 'worth less than serving costs',
      '(all)', 'no precedent, no contact'
    ]) as reason
),
cells as (
  select 'all' as breakdown, '(all)' as member, route, reason from reasons
  union all
  select breakdown, member, route, reason
  from (
    select distinct 'region' as breakdown, region as member from metrics.routing
    union all
    select distinct 'product_line', product_line from metrics.routing
  ) as members
  inner join reasons on reason = '(all)'
),
sums as (
  select
    case when grouping(region) = 0 then 'region' when grouping(product_line) = 0 then 'product_line' else 'all' end as breakdown,
    coalesce(region, product_line, '(all)') as member,
    route,
    coalesce(reason, '(all)') as reason,
    count(*) as journey_count,
    sum(value_amount) as value_amount,
    sum(worth_amount) as worth_amount
  from metrics.routing
  group by grouping sets ((route), (route, reason), (route, region), (route, product_line))
),
counted as (
  select
    cells.*, coalesce(journey_count, 0) as people_count, value_amount, worth_amount, least_count,
    coalesce(journey_count between 1 and least_count - 1, false) as is_few
  from cells
  left join sums using (breakdown, member, route, reason)
  cross join workspace.privacy
),
ranked as (
  select
    *,
    bool_or(is_few) over (partition by breakdown, member) as has_few,
    bool_or(is_few and reason <> '(all)') over (partition by breakdown, route) as has_few_reason,
    bool_or(is_few) over (partition by breakdown, reason = '(all)') as has_few_route,
    row_number() over (partition by breakdown, reason = '(all)' order by people_count, route) as route_rank,
    sum(people_count) over (partition by breakdown, member) as member_count
  from counted
),
placed as (
  select
    breakdown, member,
    row_number() over (partition by breakdown order by any_value(member_count), member) as member_rank
  from ranked
  where breakdown <> 'all' and not has_few and member_count > 0
  group by breakdown, member
),
fews as (
  select breakdown, count(distinct member) filter (has_few) as few_count from ranked group by breakdown
),
judged as (
  select
    ranked.*,
    case
      when breakdown <> 'all' then has_few or (few_count = 1 and coalesce(member_rank = 1, false))
      else bool_or(reason = '(all)' and (is_few or (has_few_route and route_rank <= 2))) over (partition by breakdown, route)
        or (reason <> '(all)' and has_few_reason)
    end as is_hidden
  from ranked
  left join placed using (breakdown, member)
  left join fews using (breakdown)
)
select
  breakdown, -- all, region or product_line
  member, -- which of them; '(all)' where they are not split
  route, -- serve: by a person, nurture: by marketing, or close
  reason, -- why; '(all)' for all of the route
  case when not is_hidden then people_count end::integer as journey_count, -- open journeys; null where withheld
  case when not is_hidden then if(people_count = 0, 0, value_amount) end::decimal(18,2) as value_amount, -- deal value, as known or as the mean of the line; null where withheld
  case when not is_hidden then if(people_count = 0, 0, worth_amount) end::decimal(18,2) as worth_amount, -- probability × deal value, × the margin where declared; null where withheld
  least_count, -- of fewer people nothing is told
  is_hidden as is_withheld -- they are few, or would give away few
from judged
