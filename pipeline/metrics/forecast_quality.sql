-- One row per number of days ahead and measure (won count or won amount): how far the forecasts of past days were from what came, beside the plain
-- forecast that it comes as it did in the same days a year before. Where the curve is no better, the plain one is told.
-- key: horizon_days, measure
-- pages: true
with
cases as (
  select horizon_days, 'won_count' as measure, won_count as actual, expected_won_count as expected, low_won_count as low, high_won_count as high, naive_won_count as naive
  from metrics.forecast
  where is_past
  union all
  select horizon_days, 'won_amount', won_amount, expected_won_amount, low_won_amount, high_won_amount, naive_won_amount
  from metrics.forecast
  where is_past and expected_won_amount is not null
),
errors as (
  select
    horizon_days, measure, actual::double as actual, expected::double as expected, low::double as low, high::double as high, naive::double as naive
  from cases
),
summed as (
  select
    horizon_days,
    measure,
    count(*)::integer as case_count,
    count(naive)::integer as naive_case_count,
    sum(abs(expected - actual)::decimal(38,9))::double as error_sum,
    sum(abs(expected - actual)::decimal(38,9)) filter (naive is not null)::double as compared_sum,
    sum(abs(naive - actual)::decimal(38,9))::double as naive_sum,
    sum(actual::decimal(38,9))::double as actual_sum,
    sum((expected - actual)::decimal(38,9))::double as bias_sum,
    sum((case when actual <> 0 then abs(expected - actual) / abs(actual) end)::decimal(38,18))::double / nullif(count(*) filter (actual <> 0), 0) as mape_ratio,
    sum((case when abs(actual) + abs(expected) > 0 then 2 * abs(expected - actual) / (abs(actual) + abs(expected)) else 0 end)::decimal(38,18))::double / count(*) as smape_ratio,
    sum((greatest(0.1 * (actual - low), 0.9 * (low - actual)))::decimal(38,9))::double / count(*) as low_pinball,
    sum((greatest(0.5 * (actual - expected), 0.5 * (expected - actual)))::decimal(38,9))::double / count(*) as middle_pinball,
    sum((greatest(0.9 * (actual - high), 0.1 * (high - actual)))::decimal(38,9))::double / count(*) as high_pinball,
    (count(*) filter (actual between low and high))::integer as covered_count
  from errors
  group by horizon_days, measure
)
select
  horizon_days, -- days ahead
  measure, -- won_count or won_amount
  case_count, -- past days whose outcome is known
  ratio(error_sum, actual_sum) as wape_ratio, -- sum of the errors over the sum of what came
  mape_ratio, -- mean of error over what came, where something did
  smape_ratio, -- mean of error over the mean of forecast and what came
  ratio(bias_sum + actual_sum, actual_sum) - 1 as bias_ratio, -- by how much more was forecast than came, in parts of what came
  ratio(low_pinball * case_count, actual_sum) as low_pinball_ratio, -- pinball loss of P10, in parts of what came
  ratio(middle_pinball * case_count, actual_sum) as middle_pinball_ratio, -- pinball loss of the forecast as P50, in parts of what came
  ratio(high_pinball * case_count, actual_sum) as high_pinball_ratio, -- pinball loss of P90, in parts of what came
  covered_count, -- past days on which what came lay within the band
  rate(covered_count, case_count) as covered_rate, -- their share; the band promises 0.8
  wilson_low(covered_count, case_count) as covered_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(covered_count, case_count) as covered_rate_high, -- upper end of its 95 % Wilson interval
  naive_case_count, -- past days with a plain forecast
  ratio(naive_sum, actual_sum) as naive_wape_ratio, -- the same error of the plain forecast
  1 - compared_sum / nullif(naive_sum, 0) as skill_ratio, -- by how much smaller the curve's error is, in parts of the plain forecast's; under 0 it is larger
  coalesce(naive_case_count < 6 or skill_ratio > 0, true) as is_better, -- the curve is told; with fewer than six days to compare by, too
  if(is_better, 'curve', 'naive') as told_by -- curve or naive
from summed
