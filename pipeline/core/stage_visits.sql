-- One row per journey and visit to a stage. A journey that was lost or set aside and taken up again has a new visit from then on.
-- Stages below the furthest that no record names are imputed, and a won journey has passed all stages. Exactly one visit of a
-- journey is the one in which it ended or stands.
-- key: journey_id, visit_number
with
followed as (
  select
    *,
    lead(stage_order ignore nulls) over moves as next_order,
    lead(moved_at) over moves as next_moved_at,
    coalesce(lead(outcome) over moves, 'open') <> 'open' as is_interrupted
  from core.stage_moves
  window moves as (partition by journey_id order by move_number)
),
reached as (
  select journeys.journey_id, case when outcome = 'won' then last_order else coalesce(furthest, 1) end as furthest, furthest is null as is_inferred
  from core.journeys
  left join (select journey_id, max(stage_order) as furthest from core.stage_moves group by all) as furthest_moves using (journey_id)
  cross join (select max(stage_order) as last_order from workspace.stages) as last_stage
),
visits as (
  select journey_id, move_number, stage_order, moved_at as entered_at, next_order, next_moved_at, is_interrupted, observed_by
  from followed
  where stage_order is not null
  union all
  select journey_id, 1000000 + stage_order, stage_order, null, null, null, false, 'inference'
  from (
    select journey_id, unnest(range(1, furthest + 1))::integer as stage_order from reached
    except
    select journey_id, stage_order from core.stage_moves
  ) as imputed
),
ways as (
  select
    visits.*,
    furthest,
    observed_by = 'inference' as is_imputed,
    case when observed_by = 'inference' then is_inferred and stage_order = furthest else next_order is null end as is_last,
    case
      when observed_by = 'inference' and not is_last then 'passed'
      when is_last then case when outcome = 'nurturing' then 'recycled' else outcome end
      when is_interrupted then 'reopened'
      when next_order = stage_order + 1 then 'advanced'
      when next_order > stage_order then 'skipped ahead'
      else 'returned'
    end as left_how,
    case when is_last then ended_at when observed_by <> 'inference' then next_moved_at end as left_at
  from visits
  inner join reached using (journey_id)
  inner join core.journeys using (journey_id)
)
select
  journey_id,
  row_number() over (partition by journey_id order by move_number) as visit_number, -- in order of time, then the imputed ones
  stages.stage,
  ways.stage_order, -- place of the stage, 1 is the first contact
  entered_at, -- when it entered the stage, in UTC; null where no record dates it
  day_of(entered_at) as entered_on, -- day of the same
  left_at, -- when it left the stage, in UTC; null while there, or where no record dates it
  day_of(left_at) as left_on, -- day of the same
  left_how, -- advanced, skipped ahead, returned, reopened, won, lost, disqualified, recycled, open, or passed: no record names the visit
  next_stages.stage as next_stage, -- the stage that it was in next; null where none, or where no record names the visit
  ways.next_order as next_stage_order, -- place of the same
  case when left_at >= entered_at then date_diff('second', entered_at, left_at) / 86400.0 end::double as stage_days, -- time there, in days
  observed_by, -- first contact, history, stage date, snapshot, record, or inference
  is_imputed, -- passed by inference: no record names the visit
  not is_imputed and row_number() over (partition by journey_id, ways.stage_order order by move_number) = 1 as is_first, -- the first visit to the stage that a record names
  is_last, -- the visit in which the journey ended or stands
  move_number = max(move_number) filter (ways.stage_order = furthest) over (partition by journey_id) as is_furthest -- the last visit to the furthest stage
from ways
inner join workspace.stages using (stage_order)
left join workspace.stages as next_stages on next_stages.stage_order = ways.next_order
