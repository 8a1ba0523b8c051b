-- One row per journey and thing counted from: its first contact, and each stage that a record dates its first visit to. It lasts to the
-- outcome, or to as_of while the journey is open. Where the export starts after journeys began, a spell is under observation only
-- from its entry on, and one that ended before is left out. So are those without dates, and those whose dates are reversed.
-- key: journey_id, since
with
starts as (
  select journey_id, '(first contact)' as since, 0 as since_order, entered_on as started_on
  from core.journeys
  union all
  select journey_id, stage, stage_order, entered_on
  from core.stage_visits
  where is_first
),
lasting as (
  select
    journey_id,
    since,
    since_order,
    case when observed_from_on > started_on then date_diff('day', started_on, observed_from_on) - 1 else 0 end::double as entry_days,
    date_diff('day', started_on, case when outcome = 'open' then as_of_on else ended_on end) as whole_days,
    case when whole_days = 0 then 0.5 else whole_days end::double as exit_days,
    outcome
  from starts
  inner join core.journeys using (journey_id)
  cross join core.observation
  cross join workspace.clock
)
select
  journey_id,
  since, -- '(first contact)', or the stage
  since_order, -- 0 for the first contact, else the place of the stage
  entry_days, -- days after the start at which it came under observation; 0 where the export holds it from the start
  exit_days, -- calendar days from the start to the outcome, or to as_of while open; 0.5 within a day
  outcome -- of the journey
from lasting
where whole_days >= 0 and exit_days > entry_days
