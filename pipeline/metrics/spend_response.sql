-- One row per channel with spend: whether the months can tell what one more unit of money brings, and if so, what. Where they cannot, why
-- not, and the experiment that would settle it.
-- key: channel
-- pages: false
-- method: spend_response
select
  channel,
  strftime(month_on, '%Y-%m') as period,
  spend_amount,
  won_so_far_count,
  won_so_far_amount
from metrics.spend_vintages
where month_number = 3 and is_complete and month_on >= (select min(month_on) from core.spend)
