-- One row per journey and thing counted from: its first contact, and each stage that a record dates its first visit to. It lasts to the
-- outcome, or to as_of while the journey is open. Where the export starts after journeys began, a spell is under observation only
-- from its entry on, and one that ended before is left out. So are those without dates, and those whose dates are reversed.
-- key: journey_id, since
with
starts as (
  select journey_id, stage as since, stage_order as since_order, stage_visits.entered_on as started_on
  from core.stage_visits
  where is_first
),
begun as (
  select
    journey_id, '(first contact)' as since, 0 as since_order, entered_on as started_on, ended_on, outcome,
    fiscal_year, lead_source, region, department, product_line
  from core.journeys
  union all
  select
    journey_id, since, since_order, started_on, ended_on, outcome, fiscal_year, lead_source, region, department, product_line
  from starts
  inner join core.journeys using (journey_id)
),
lasting as (
  select
    *,
    case when observed_from_on > started_on then observed_from_on - started_on - 1 else 0 end::double as entry_days,
    case when outcome = 'open' then as_of_on else ended_on end - started_on as whole_days,
    case when whole_days = 0 then 0.5 else whole_days end::double as exit_days
  from begun
  cross join core.observation
  cross join workspace.clock
)
select
  journey_id,
  since, -- '(first contact)', or the stage
  since_order, -- 0 for the first contact, else the place of the stage
  entry_days, -- days after the start at which it came under observation; 0 where the export holds it from the start
  exit_days, -- calendar days from the start to the outcome, or to as_of while open; 0.5 within a day
  outcome, -- of the journey
  fiscal_year, -- of its first contact
  lead_source,
  region,
  department,
  product_line
from lasting
where whole_days >= 0 and exit_days > entry_days
