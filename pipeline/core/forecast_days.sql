-- One row per day to forecast from: as_of, and the last twelve ends of months of which the 30 days after have passed and before which the exports
-- reach back for half a year or more.
-- key: forecast_on
with
bounds as (
  select as_of_on, coalesce(observed_from_on, first_entered_on) as starts_on
  from workspace.clock
  cross join core.observation
),
month_ends as (
  select unnest(generate_series(date_trunc('month', starts_on) + interval 1 month, as_of_on::timestamp, interval 1 month))::date - 1 as forecast_on
  from bounds
)
select
  forecast_on, -- the day
  true as is_past -- its outcome is known; else it is as_of
from month_ends
cross join bounds
where forecast_on <= as_of_on - 30 and forecast_on >= starts_on + 180
qualify row_number() over (order by forecast_on desc) <= 12
union all
select as_of_on, false
from bounds
