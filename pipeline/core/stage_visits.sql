-- One row per journey and visit to a stage. A lead enters the first stage at first contact; then the history speaks, and last the
-- stage that the record states, if the history does not end there and no record comes after as_of. Stages below the furthest that no record names are imputed,
-- and a won journey has passed all stages. History rows that change no stage, or come after the end, are left out.
-- key: journey_id, visit_number
with
known as (
  select journey_id, entered_at, 1 as stage_order, 0 as step from core.journeys where lead_count > 0
  union all
  select journey_id, changed_at, stage_order, 1
  from core.stage_events
  inner join core.journeys using (journey_id)
  where stage_events.stage is not null and coalesce(day_of(changed_at) <= ended_on, true)
  union all
  select journey_id, null, stages.stage_order, 2
  from core.journeys
  inner join workspace.stages using (stage)
  where not (select is_past from workspace.clock)
),
moves as (
  select *
  from known
  qualify stage_order is distinct from lag(stage_order) over (partition by journey_id order by step, entered_at, stage_order)
),
numbered as (
  select
    *,
    row_number() over visits as visit_number,
    lead(stage_order) over visits as next_order,
    lead(entered_at) over visits as next_entered_at
  from moves
  window visits as (partition by journey_id order by step, entered_at, stage_order)
),
reached as (
  select journeys.journey_id, outcome, case when outcome = 'won' then last_order else coalesce(furthest, 1) end as furthest
  from core.journeys
  left join (select journey_id, max(stage_order) as furthest from moves group by all) as furthest_moves using (journey_id)
  cross join (select max(stage_order) as last_order from workspace.stages) as last_stage
),
imputed as (
  select journey_id, unnest(range(1, furthest + 1))::integer as stage_order from reached
  except
  select journey_id, stage_order from moves
),
visits as (
  select journey_id, visit_number, stage_order, entered_at, next_order, next_entered_at, false as is_imputed
  from numbered
  union all
  select journey_id, 1000 + stage_order, stage_order, null, stage_order + 1, null, true from imputed
)
select
  journey_id,
  row_number() over (partition by journey_id order by visits.visit_number) as visit_number, -- observed visits first, then imputed ones
  stages.stage,
  stage_order, -- place of the stage, 1 is the first contact
  visits.entered_at, -- when it entered the stage, in UTC; null where no record dates it
  case
    when next_order is null and not is_imputed then ended_at
    else next_entered_at
  end as left_at, -- when it left the stage, in UTC; null while there, or where no record dates it
  case
    when is_imputed and stage_order < reached.furthest then 'advanced'
    when not is_imputed and next_order = stage_order + 1 then 'advanced'
    when not is_imputed and next_order > stage_order then 'skipped ahead'
    when not is_imputed and next_order < stage_order then 'returned'
    when journeys.outcome = 'nurturing' then 'recycled'
    else journeys.outcome
  end as left_how, -- advanced, skipped ahead, returned, won, lost, disqualified, recycled or open
  case when left_at >= visits.entered_at then date_diff('second', visits.entered_at, left_at) / 86400.0 end::double as stage_days, -- time there, in days
  is_imputed, -- passed by inference: no record names the visit
  visits.visit_number = max(visits.visit_number) filter (stage_order = reached.furthest) over (partition by journey_id) as is_furthest -- the last visit to the furthest stage
from visits
inner join core.journeys using (journey_id)
inner join reached using (journey_id)
inner join workspace.stages using (stage_order)
