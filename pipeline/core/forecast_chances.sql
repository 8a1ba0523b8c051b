-- One row per day to forecast from, number of days ahead, age and product line: how many journeys were open at that age as far as was known that day,
-- and the probability that one of them is won within the days. Beside them, as is_coming, what was yet to come: the journeys a day that
-- began in the 90 days before, at their age when the days are over.
-- key: forecast_on, horizon_days, is_coming, age_days, product_line
with
horizons as (select unnest([30, 90])::double as horizon_days),
standing as (
  select
    forecast_on, false as is_coming, greatest(forecast_on - entered_on, 0.5)::double as age_days, product_line,
    count(*)::double as journey_count
  from core.forecast_journeys
  cross join core.forecast_days
  where entered_on <= forecast_on and coalesce(end_known_on > forecast_on, true)
  group by all
),
begun as (
  select forecast_on, product_line, count(*)::double / 90 as journey_count
  from core.forecast_days
  inner join core.forecast_journeys on entered_on between forecast_on - 89 and forecast_on
  group by all
),
asked as (
  select forecast_on, is_coming, age_days, product_line, journey_count, horizon_days, age_days as from_days, age_days + horizon_days as until_days
  from standing
  cross join horizons
  union all
  select forecast_on, true, day_number::double, product_line, journey_count, horizon_days, 0, greatest(day_number, 0.5)
  from begun
  cross join horizons
  inner join (select unnest(range(0, 90)) as day_number) as days on day_number < horizon_days
),
started as (
  select asked.*, won_rate as won_before, open_rate
  from asked
  asof left join core.forecast_curves as curves on curves.forecast_on = asked.forecast_on and asked.from_days >= curves.age_days
)
select
  started.forecast_on, -- the day
  horizon_days, -- days ahead
  is_coming, -- they are yet to come
  started.age_days, -- days since first contact; of those yet to come, when the days are over
  product_line,
  journey_count, -- journeys that stand so; of those yet to come, how many are expected
  least(greatest(coalesce((curves.won_rate - won_before) / nullif(started.open_rate, 0), 0), 0), 1) as won_rate -- probability that one of them is won within the days
from started
asof left join core.forecast_curves as curves on curves.forecast_on = started.forecast_on and started.until_days >= curves.age_days
