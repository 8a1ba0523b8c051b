-- One row per day, source and account on which spend is reported both by campaign and without one: the latter may be the sum of the former, and
-- then counts twice, but where headwater.yaml leaves it out. This list says how much of what is counted may be too much.
-- key: spend_on, lead_source, account
-- pages: false
select
  *,
  if(is_sum and not is_left_out, without_campaign_amount, 0)::decimal(18,2) as doubted_amount -- most likely counted twice
from core.spend_sums
