-- One row per open journey that nobody serves and way of giving it out: those without a consultant, of consultants who left, and those not contacted yet
-- of consultants beyond their capacity, as many as are beyond it. To consultants of the same region (allocation of headwater.yaml) with a place free
-- who have served the product line; languages are in no export.
-- key: journey_id, way
-- pages: false
-- method: assignments
with
standing as (
  select rep_id, open_count, capacity_count, week_on
  from core.rep_weeks
  qualify row_number() over (partition by rep_id order by week_on desc) = 1
),
reps as (
  select reps.rep_id, reps.region, reps.department, greatest(capacity_count - coalesce(open_count, 0), 0)::integer as free_count
  from (select * exclude (capacity_count), capacity_count from core.reps) as reps
  left join (select rep_id, open_count from standing) as standing using (rep_id)
  cross join workspace.clock
  where coalesce(left_on > as_of_on, true) and capacity_count is not null
),
open_journeys as (
  select
    journeys.*,
    case
      when journeys.rep_id is null then 'no consultant'
      when reps.left_on <= as_of_on then 'consultant left'
      when standing.open_count > standing.capacity_count and response in ('waiting', 'none') then 'not contacted and beyond capacity'
    end as give_reason,
    standing.open_count - standing.capacity_count as excess_count,
    row_number() over (partition by journeys.rep_id, give_reason order by entered_on desc, journey_id) as newest_rank
  from core.journeys
  cross join workspace.clock
  left join core.reps on reps.rep_id = journeys.rep_id
  left join standing on standing.rep_id = journeys.rep_id
  left join core.journey_contacts using (journey_id)
  where journeys.outcome = 'open'
),
candidates as (
  select open_journeys.journey_id, open_journeys.region, open_journeys.department, open_journeys.product_line, give_reason as reason, now_rate, value_amount
  from open_journeys
  inner join metrics.risks using (journey_id)
  where give_reason is not null and (give_reason <> 'not contacted and beyond capacity' or newest_rank <= excess_count)
  qualify row_number() over (order by now_rate * value_amount desc nulls last, open_journeys.journey_id) <= 2000
),
served as (select distinct rep_id, product_line from core.journeys where rep_id is not null),
eligible as (
  select candidates.journey_id, reps.rep_id, free_count
  from candidates
  inner join workspace.allocation on true
  inner join reps on (within_level = 'any' or (within_level = 'region' and reps.region = candidates.region) or (within_level = 'department' and reps.department = candidates.department))
  left join served on served.rep_id = reps.rep_id and served.product_line = candidates.product_line
  where free_count > 0 and (served.rep_id is not null or candidates.product_line = '(missing)')
)
select
  candidates.journey_id,
  candidates.reason,
  eligible.rep_id,
  free_count,
  least(now_rate * coalesce(factor_ratio, 1), 1) as chance_rate,
  round(least(now_rate * coalesce(factor_ratio, 1), 1) * coalesce(value_amount, 0), 2) as expected_amount
from candidates
left join eligible using (journey_id)
left join metrics.rep_factors on rep_factors.rep_id = eligible.rep_id
