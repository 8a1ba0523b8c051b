-- One row per coming into a stage and per leaving it, over the visits that a record names: when and how. Only visits of which records date both ends,
-- in this order and not after as_of, have a day; the others stand undated, so that nothing leaves on a day that it had not come in by.
-- key: journey_id, visit_number, step
with
visits as (
  select
    journey_id,
    visit_number,
    stage,
    stage_order,
    left_how,
    case coalesce(lag(left_how) over (partition by journey_id order by visit_number), 'started')
      when 'advanced' then 'advanced in'
      when 'skipped ahead' then 'skipped in'
      when 'returned' then 'returned in'
      when 'reopened' then 'reopened in'
      else 'started'
    end as entered_how,
    entered_on,
    left_on,
    coalesce(entered_on <= as_of_on and (left_how = 'open' or left_on between entered_on and as_of_on), false) as is_dated
  from core.stage_visits
  cross join workspace.clock
  where not is_imputed
),
steps as (
  select * exclude (entered_how), entered_how as step, true as is_entry, case when is_dated then entered_on end as day_on
  from visits
  union all by name
  select * exclude (entered_how), left_how as step, false as is_entry, case when is_dated then left_on end as day_on
  from visits
  where left_how <> 'open'
)
select
  journey_id,
  visit_number,
  stage,
  stage_order,
  step, -- started, advanced in, skipped in, returned in or reopened in; or how it was left: advanced, skipped ahead, returned, reopened, won, lost, disqualified, recycled
  is_entry, -- it came in; else it left
  day_on, -- the day; null where the visit is not dated at both ends
  coalesce(fiscal_year, '(missing)') as fiscal_year, -- fiscal year of that day
  coalesce(fiscal_quarter, '(missing)') as fiscal_quarter, -- fiscal quarter of that day
  coalesce(fiscal_month, '(missing)') as fiscal_month -- month of that day
from steps
left join core.calendar using (day_on)
