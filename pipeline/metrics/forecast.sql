-- One row per day to forecast from and number of days ahead: wins and their deal value by the curve, with the band from P10 to P90, beside what the
-- same days of the year before brought, and, for days whose outcome is known, what came.
-- key: forecast_on, horizon_days
-- pages: coalesce(won_count, 0) not between 1 and (select least_count - 1 from workspace.privacy) and coalesce(naive_won_count, 0) not between 1 and (select least_count - 1 from workspace.privacy)
-- method: forecast
with
wins as (
  select ended_on, end_known_on, product_line, journey_amount
  from core.forecast_journeys
  where outcome = 'won'
),
all_wins as (
  select ended_on, count(*) as won_count, sum(journey_amount) as won_amount
  from core.journeys
  where outcome = 'won' and ended_on is not null
  group by all
),
means as (
  select
    forecast_on, coalesce(product_line, '(all)') as product_line, count(journey_amount) as known_count,
    sum(journey_amount)::double / nullif(count(journey_amount), 0) as mean_amount,
    sum((journey_amount::double * journey_amount::double)::decimal(38,4))::double as squares
  from wins
  inner join core.forecast_days on end_known_on <= forecast_on
  group by forecast_on, grouping sets ((), (product_line))
),
spreads as (
  select *, sqrt(greatest(squares / nullif(known_count, 0) - mean_amount * mean_amount, 0)) as amount_spread
  from means
),
cases as (
  select distinct forecast_on, horizon_days from core.forecast_chances
),
results as (
  select
    forecast_on, horizon_days, is_past,
    case when last_observed then forecast_on - 364 else forecast_on + 1 - horizon_days::integer end as naive_from_on,
    case when not last_observed and not before_observed then '(none)' when last_observed then 'same days last year' else 'days before' end as naive_kind
  from (
    select
      cases.*, is_past,
      forecast_on - 364 >= coalesce(observed_from_on, first_entered_on) as last_observed,
      forecast_on + 1 - horizon_days::integer >= coalesce(observed_from_on, first_entered_on) as before_observed
    from cases
    inner join core.forecast_days using (forecast_on)
    cross join core.observation
  )
),
summed as (
  select
    results.forecast_on,
    horizon_days,
    sum(won_count) filter (ended_on > forecast_on and ended_on <= forecast_on + horizon_days::integer) as won_count,
    sum(won_amount) filter (ended_on > forecast_on and ended_on <= forecast_on + horizon_days::integer) as won_amount,
    sum(won_count) filter (ended_on >= naive_from_on and ended_on < naive_from_on + horizon_days::integer) as naive_won_count,
    sum(won_amount) filter (ended_on >= naive_from_on and ended_on < naive_from_on + horizon_days::integer) as naive_won_amount
  from results
  inner join all_wins on ended_on between least(naive_from_on, forecast_on) and forecast_on + 90
  group by results.forecast_on, horizon_days
),
bases as (
  select
    forecast_on,
    count(*) filter (entered_on between forecast_on - 89 and forecast_on) as begun_count,
    count(*) filter (outcome = 'won' and end_known_on <= forecast_on and ended_on > forecast_on - 365) as base_won_count
  from core.forecast_days
  cross join core.forecast_journeys
  group by all
),
facts as (
  select
    begun_count,
    base_won_count,
    results.forecast_on, results.horizon_days, naive_kind,
    results.is_past and results.forecast_on + results.horizon_days::integer <= as_of_on as is_past,
    coalesce(won_count, 0) as won_count,
    coalesce(won_amount, 0) as won_amount,
    if(naive_kind = '(none)', null, coalesce(naive_won_count, 0)) as naive_won_count,
    if(naive_kind = '(none)', null, coalesce(naive_won_amount, 0)) as naive_won_amount
  from results
  cross join workspace.clock
  left join summed using (forecast_on, horizon_days)
  left join bases using (forecast_on)
)
select
  chances.* exclude (won_rate),
  if(is_coming, -1, 0) as since_order,
  won_rate,
  facts.* exclude (forecast_on, horizon_days),
  if(lines.known_count >= 10, lines.mean_amount, totals.mean_amount) as mean_amount,
  if(lines.known_count >= 10, lines.amount_spread, totals.amount_spread) as amount_spread
from core.forecast_chances as chances
inner join facts on facts.forecast_on = chances.forecast_on and facts.horizon_days = chances.horizon_days
left join spreads as lines on lines.forecast_on = chances.forecast_on and lines.product_line = chances.product_line
left join spreads as totals on totals.forecast_on = chances.forecast_on and totals.product_line = '(all)'
