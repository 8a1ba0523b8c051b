-- One row per month of service of consultants, the first to the twelfth: how the journeys that came to them in that month ended, against what lead sources and
-- product lines let expect. Under thirty journeys, or of few consultants, nothing is told.
-- key: month_number
-- pages: is_told
select
  month_number, -- month of service, 1 is the first
  sum(rep_ramp.rep_count)::integer as rep_count, -- consultants whose month lies in the exports
  sum(decided_count)::integer as decided_count, -- journeys that came to them in the month and ended
  sum(won_count)::integer as won_count, -- of them, won
  rate(sum(won_count), sum(decided_count)) as won_of_decided_rate, -- their share
  wilson_low(sum(won_count), sum(decided_count)) as won_of_decided_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(sum(won_count), sum(decided_count)) as won_of_decided_rate_high, -- upper end of its 95 % Wilson interval
  ratio(sum(won_count), sum(exact(expected_won_count / 1000))::double / 1e15) as won_ratio, -- won / expected; 1 is as others with such journeys
  sum(rep_ramp.rep_count) >= any_value(least_count) and sum(decided_count) >= 30 and sum(won_count) not between 1 and any_value(least_count) - 1 as is_told -- a site may tell it
from metrics.rep_ramp
cross join workspace.privacy
group by month_number
