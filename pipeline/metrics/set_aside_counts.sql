-- One row per reason for which journeys were returned to marketing ('(all)' for all): how many, how many came back and were won. Where a reason is that of few
-- people no reason is told; of few that came back or were won no number is.
-- key: reason
-- pages: is_told
with
counted as (
  select
    * exclude (period, breakdown, member),
    reason = '(all)' as is_total,
    set_aside_count < least_count as is_few,
    back_count between 1 and least_count - 1 or set_aside_count - back_count between 1 and least_count - 1 as is_few_back,
    back_won_count between 1 and least_count - 1 or back_count - back_won_count between 1 and least_count - 1 as is_few_won
  from metrics.recycling
  cross join workspace.privacy
  where period = '(all)' and breakdown = 'all'
),
judged as (
  select
    * exclude (is_few_back, is_few_won),
    bool_or(is_few_back) over totals as is_few_back,
    bool_or(is_few_back or is_few_won) over totals as is_few_won,
    not bool_or(is_few) over totals as is_told
  from counted
  window totals as (partition by is_total)
)
select
  reason, -- why, or '(all)'
  set_aside_count, -- times that a journey was returned
  case when not is_few_back then back_count end as back_count, -- of them, that came back; null where withheld
  case when not is_few_back then back_rate end as back_rate, -- their share
  case when not is_few_back then back_rate_low end as back_rate_low, -- lower end of its 95 % Wilson interval
  case when not is_few_back then back_rate_high end as back_rate_high, -- upper end of its 95 % Wilson interval
  case when back_count >= 30 then median_away_days end as median_away_days, -- days until they came back; null under thirty
  case when not is_few_won then back_won_count end as back_won_count, -- of those that came back, won; null where withheld
  case when not is_few_won then back_won_amount end as back_won_amount, -- their deal value, as far as it is known; null where withheld
  is_few_back or is_few_won as is_withheld, -- something of the row is that of few people
  is_told -- a site may tell the row
from judged
