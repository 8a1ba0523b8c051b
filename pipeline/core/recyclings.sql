-- One row per time at which a journey was returned to marketing to be nurtured: why, from which stage, and what came of it: taken up again itself, or
-- the customer's next journey.
-- key: journey_id, set_aside_number
with
moves as (
  select
    journey_id, move_number, moved_at, outcome, stage_order,
    last_value(stage_order ignore nulls) over (partition by journey_id order by move_number) as stood_order,
    lead(moved_at) over (partition by journey_id order by move_number) as next_at
  from core.stage_moves
),
set_aside as (
  select journey_id, moved_at as set_aside_at, stood_order as stage_order, '(missing)' as reason, next_at as back_at
  from moves
  where outcome = 'nurturing'
  union all
  select journeys.journey_id, ended_at, stage_order, reason, null
  from core.journeys
  left join (select journey_id, arg_max(stood_order, move_number) as stage_order from moves group by all) as last_moves using (journey_id)
  where outcome = 'nurturing'
),
later as (
  select customer_id, journey_id as next_journey_id, entered_at as next_entered_at
  from core.journeys
  where customer_id is not null and entered_at is not null
),
named as (
  select set_aside.*, customer_id, journeys.outcome, journey_amount, lead_source, region, department, product_line, coalesce(set_aside_at, timestamp '9999-01-01') as asked_at
  from set_aside
  inner join core.journeys using (journey_id)
),
followed as (
  select
    named.*,
    row_number() over (partition by named.journey_id order by set_aside_at nulls last, back_at) as set_aside_number,
    if(back_at is null, next_journey_id, named.journey_id) as back_journey_id,
    coalesce(back_at, next_entered_at) as returned_at
  from named
  asof left join later on later.customer_id = coalesce(named.customer_id, '') and named.asked_at < later.next_entered_at
)
select
  followed.journey_id,
  set_aside_number, -- the first, second … time
  set_aside_at, -- when, in UTC; null where no record dates it
  day_of(set_aside_at) as set_aside_on, -- the day
  coalesce(fiscal_year_of(day_of(set_aside_at)), '(missing)') as fiscal_year, -- fiscal year of the day
  coalesce(stages.stage, '(missing)') as stage, -- the stage it was set aside from
  followed.reason, -- why, where the journey ended there; '(missing)' where it was taken up again later
  followed.lead_source,
  followed.region,
  followed.department,
  followed.product_line,
  back_journey_id, -- the journey that came of it: itself, or the customer's next one; null where none did
  returned_at, -- when it came back, in UTC
  date_diff('second', set_aside_at, returned_at) / 86400.0::double as away_days, -- days until then
  coalesce(back.outcome, '(none)') as back_outcome, -- what became of that journey
  case when back.outcome = 'won' then back.journey_amount end as back_amount -- its deal value, where it was won
from followed
left join workspace.stages using (stage_order)
left join core.journeys as back on back.journey_id = back_journey_id
