-- One row per journey and stage that it reached, and what became of it there. A journey ends at the furthest stage that it
-- reached, even where it had gone back before: what it went on from, it cannot be lost at.
-- key: journey_id, stage_order
with
furthest as (select journey_id, stage_order as furthest_order from core.stage_visits where is_furthest),
first_visits as (
  select
    journey_id,
    stage_order,
    max(visit_number) over stages = visit_number and count(*) over stages = stage_order as is_in_order
  from core.stage_visits
  where is_first
  window stages as (partition by journey_id order by stage_order)
),
in_order as (
  select journey_id, stage_order, bool_and(is_in_order) over (partition by journey_id order by stage_order) as is_strict
  from first_visits
),
stays as (
  select
    journey_id,
    stage,
    stage_order,
    count(*) filter (not is_imputed) as entered_count,
    bool_or(left_how = 'returned') as has_returned,
    sum(stage_days::decimal(18,6)) filter (left_how in ('advanced', 'skipped ahead', 'reopened', 'won'))::double as advance_days
  from core.stage_visits
  group by all
)
select
  journey_id,
  stays.stage,
  stage_order,
  entered_count, -- visits that a record names: a return counts again
  entered_count > 0 as is_visited, -- a record puts it there
  coalesce(is_strict, false) as is_strict, -- records put it there and at every stage before, entered for the first time in the order of the stages
  has_returned, -- it left the stage for an earlier one at least once
  case when stage_order < furthest_order or outcome = 'won' then 'went on' else outcome end as fate, -- went on, or how it ended or stands there: lost, disqualified, nurturing or open
  advance_days -- time there in the visits from which it went on, in days; null where no record dates one
from stays
inner join furthest using (journey_id)
inner join core.journeys using (journey_id)
left join in_order using (journey_id, stage_order)
