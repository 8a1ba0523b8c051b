-- One row per band of chances, as they were told in the month of the grading: how many of those gradings were followed by a win in time. Under thirty nothing is told.
-- key: band_order
-- pages: is_told
with
banded as (
  select chance_then_rate, is_won_in_time, least(floor(round(chance_then_rate, 9) * 20)::integer, 10) as band_order
  from metrics.assessments
  where is_mature and chance_then_rate is not null
)
select
  band_order, -- bands of 5 points; the last is 50 % and more
  count(*)::integer as assessment_count, -- gradings
  count(*) filter (is_won_in_time)::integer as won_count, -- of them, followed by a win within the days that a score speaks of
  (sum(exact(chance_then_rate))::double / 1e18 / count(*))::double as told_chance_rate, -- mean of the chances told
  rate(count(*) filter (is_won_in_time), count(*)) as won_in_time_rate, -- share that was won in time
  wilson_low(count(*) filter (is_won_in_time), count(*)) as won_in_time_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(count(*) filter (is_won_in_time), count(*)) as won_in_time_rate_high, -- upper end of the same
  count(*) >= 30 and count(*) filter (is_won_in_time) not between 1 and any_value(least_count) - 1 as is_told -- thirty or more, and not of few people
from banded
cross join workspace.privacy
group by band_order
