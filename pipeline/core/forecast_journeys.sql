-- One row per dated journey: when it began, when it ended, and when a record told of the end: what is written down later is not known before.
-- key: journey_id
with
told as (
  select journey_id, outcome, day_of(changed_at) as changed_on, min(day_of(recorded_at)) as recorded_on
  from core.stage_events
  where recorded_at is not null
  group by all
)
select
  journeys.journey_id,
  entered_on, -- day of first contact
  ended_on, -- day of the outcome; null while open
  greatest(ended_on, coalesce(recorded_on, ended_on)) as end_known_on, -- the day on which a record told of it
  journeys.outcome,
  product_line,
  journey_amount
from core.journeys
left join told on told.journey_id = journeys.journey_id and told.outcome = journeys.outcome and changed_on = ended_on
where entered_on is not null and coalesce(ended_on >= entered_on, journeys.outcome = 'open')
