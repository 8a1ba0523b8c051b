-- One row per journey and step of what is known of its way, in order of time: the first contact of a lead, then the history, then the
-- stage that the record states, if no record comes after as_of. Entries of one moment are in the order of the stages. Rows that
-- change nothing, come after the end or tell the end itself are left out.
-- key: journey_id, move_number
with
known as (
  select journey_id, entered_at as moved_at, 1 as stage_order, null as outcome, 'first contact' as observed_by, 0 as step
  from core.journeys
  where lead_count > 0
  union all
  select journey_id, changed_at, stage_order, nullif(stage_events.outcome, 'open'), observed_by, 1
  from core.stage_events
  inner join core.journeys using (journey_id)
  where coalesce(day_of(changed_at) <= ended_on, true)
    and (stage_events.outcome = 'open' or stage_events.outcome <> journeys.outcome or day_of(changed_at) < ended_on)
  union all
  select journey_id, null, stages.stage_order, null, 'record', 2
  from core.journeys
  inner join workspace.stages using (stage)
  where not (select is_past from workspace.clock)
),
placed as (
  select
    * exclude (stage_order),
    case when outcome is null then coalesce(last_value(stage_order ignore nulls) over until_then, 1) end as stage_order
  from known
  window until_then as (
    partition by journey_id order by step, moved_at, stage_order nulls last, outcome, observed_by
    rows between unbounded preceding and current row
  )
),
moves as (
  from placed
  qualify (stage_order, outcome) is distinct from lag((stage_order, outcome)) over (
    partition by journey_id order by step, moved_at, stage_order nulls last, outcome, observed_by
  )
)
select
  journey_id,
  row_number() over (partition by journey_id order by step, moved_at, stage_order nulls last, outcome, observed_by) as move_number, -- in order of time
  moved_at, -- when, in UTC; null where only the record's present stage says so
  stage_order, -- place of the stage entered; null where an outcome was reached that was taken back later
  coalesce(outcome, 'open') as outcome, -- the outcome reached and taken back later; open where a stage was entered
  observed_by
from moves
