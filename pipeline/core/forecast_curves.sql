-- One row per day to forecast from and age at which a journey ended as far as was known that day, and age 0: the probability that it has been won by
-- then, and that it is open (Aalen–Johansen on what was known, open ones censored), as the 365 days before had it: a journey is under observation in
-- these only, so that what has changed shows within a year. The curve ends where fewer than three are at risk.
-- key: forecast_on, age_days
with
spells as (
  select
    forecast_on,
    coalesce(end_known_on <= forecast_on, false) as is_ended,
    greatest(if(is_ended, ended_on, forecast_on) - entered_on, 0.5)::double as exit_days,
    greatest(coalesce(greatest(observed_from_on, forecast_on - 364), forecast_on - 364) - entered_on - 1, 0)::double as entry_days,
    is_ended and outcome = 'won' as is_won
  from core.forecast_journeys
  cross join core.forecast_days
  cross join core.observation
  where entered_on <= forecast_on
),
changes as (
  select forecast_on, exit_days as age_days, 1 as leaving, is_ended::integer as ended, is_won::integer as won
  from spells
  where exit_days > entry_days
  union all
  select forecast_on, entry_days, -1, 0, 0
  from spells
  where exit_days > entry_days and entry_days > 0
),
ages as (
  select forecast_on, age_days, sum(leaving) as leaving_count, sum(ended) as ended_count, sum(won) as won_count
  from changes
  group by all
),
at_risk as (
  select *, sum(leaving_count) over (partition by forecast_on order by age_days desc) as at_risk_count
  from ages
),
steps as (
  select *, exact(case when ended_count = at_risk_count then -9 else ln(1 - ended_count / at_risk_count) / 100 end) as log_kept
  from at_risk
  qualify ended_count > 0 and min(at_risk_count) over (partition by forecast_on order by age_days) >= 3
),
surviving as (
  select *, sum(log_kept) over (partition by forecast_on order by age_days) as log_open
  from steps
)
select
  forecast_on, -- the day
  age_days, -- calendar days from first contact; 0.5 within the day
  least(sum(exact(exp((log_open - log_kept) / 1e16) * won_count / at_risk_count)) over ages / 1e18, 1) as won_rate, -- probability that it has been won by this age
  exp(log_open / 1e16) as open_rate -- probability that it is open at this age
from surviving
window ages as (partition by forecast_on order by age_days)
union all
select distinct forecast_on, 0::double, 0::double, 1::double
from ages
