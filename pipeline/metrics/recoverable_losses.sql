-- One row per lost journey: what taking it up again might be worth. The probability that a journey of its age, counted from when it entered
-- the stage, is won yet, by the curve of all that entered it: (won in the end - won by that age) / open at that age; times the
-- median deal value won in its product line, or in all of them where fewer than ten of the line are known.
-- key: journey_id
-- pages: false
with
first_visits as (
  select journey_id, stage_order, entered_on as first_on
  from core.stage_visits
  where is_first
),
lost as (
  select journey_id, stage_visits.stage, product_line, reason, ended_on,
    case when ended_on > first_on then date_diff('day', first_on, ended_on) when ended_on = first_on then 0.5 end::double as stage_age_days
  from core.stage_visits
  inner join core.journeys using (journey_id)
  left join first_visits using (journey_id, stage_order)
  where left_how = 'lost'
),
curve as (
  select since, age_days, won_rate, open_rate, max(won_rate) over (partition by since) as final_won_rate
  from metrics.conversion_curve
  where period_kind = 'all' and breakdown = 'all'
),
won as (select product_line, journey_amount from core.journeys where outcome = 'won' and journey_amount is not null),
line_values as (
  select product_line, median(journey_amount) as line_amount from won group by all having count(*) >= 10
),
all_values as (select median(journey_amount) as all_amount from won)
select
  journey_id,
  lost.stage, -- the stage in which it was lost
  product_line,
  reason,
  ended_on as lost_on, -- day of the loss
  stage_age_days, -- days from the first entry into the stage to the loss, 0.5 within a day; null where not dated, or reversed
  case
    when open_rate > 0 then round(least((final_won_rate - won_rate) / open_rate, 1), 12)
    when open_rate = 0 then 0
  end::double as chance_rate, -- probability of being won yet at that age; null where the age or the curve is not known
  coalesce(line_amount, all_amount)::decimal(18,2) as value_amount, -- median deal value won; null where none is known
  round(chance_rate * value_amount::double, 2)::decimal(18,2) as recoverable_amount -- probability × value
from lost
cross join all_values
left join line_values using (product_line)
asof left join curve on curve.since = lost.stage and coalesce(lost.stage_age_days, -1) >= curve.age_days
