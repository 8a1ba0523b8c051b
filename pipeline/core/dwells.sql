-- One row per journey, as visit 0, and per visit to a stage that a record names: how long it lasted. Where the export starts after
-- journeys began, a visit is under observation only from its entry on, and one that ended before is left out.
-- key: journey_id, visit_number
with
visits as (
  select
    journey_id,
    0 as visit_number,
    '(all)' as stage,
    0 as stage_order,
    entered_on,
    age_days as given_days,
    outcome <> 'open' as is_left
  from core.journeys
  union all
  select
    journey_id,
    visit_number,
    stage,
    stage_order,
    entered_on,
    round(case when left_how = 'open' then date_diff('second', entered_at, ends_at) / 3600.0 else stage_days * 24 end) / 24,
    left_how <> 'open'
  from core.stage_visits
  cross join workspace.clock
  where not is_imputed
)
select
  journey_id,
  visit_number, -- in order of time; 0 for the journey as a whole
  stage, -- the stage, or '(all)'
  stage_order, -- place of the stage; 0 for the journey as a whole
  case when observed_from_on > entered_on then date_diff('day', entered_on, observed_from_on) - 1 else 0 end::double as entry_days, -- days after it began at which it came under observation
  case when given_days >= 0 then given_days end::double as dwell_days, -- days there so far, to the hour; days of the calendar for the journey as a whole; null where undated or reversed
  is_left -- it ended; else it goes on at as_of
from visits
cross join core.observation
where dwell_days is null or dwell_days > entry_days or entry_days = 0
