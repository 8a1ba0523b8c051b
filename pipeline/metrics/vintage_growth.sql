-- One row per channel ('(all)' for all) and month of spend, '(all)' for all that can be told: what its won amount grows to by the oldest age seen
-- (chain ladder), and the standard error of that.
-- key: channel, period
-- pages: false
-- method: vintage_growth
select
  channel,
  strftime(month_on, '%Y-%m') as period,
  month_number,
  won_so_far_count,
  won_so_far_amount
from metrics.spend_vintages
where is_complete
