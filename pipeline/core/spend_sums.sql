-- One row per day, source and account on which spend is reported both by campaign and without one: the latter may be the sum of the former,
-- and then tells the same money once more.
-- key: spend_on, lead_source, account
select
  spend_on, -- the day
  lead_source, -- the source
  account, -- the account
  count(*) filter (where campaign <> '(missing)')::integer as campaign_record_count, -- records that name a campaign
  sum(spend_amount) filter (where campaign <> '(missing)')::decimal(18,2) as campaign_amount, -- what they sum to
  sum(spend_amount) filter (where campaign = '(missing)')::decimal(18,2) as without_campaign_amount, -- reported besides, without a campaign
  abs(campaign_amount - without_campaign_amount) <= abs(campaign_amount) / 100 as is_sum, -- the two are equal to 1 %: most likely the same money
  is_sum and bool_and(is_campaign_preferred) as is_left_out -- so headwater.yaml leaves the records without a campaign out
from staging.spend
cross join workspace.spend_preferences
group by spend_on, lead_source, account
having count(*) filter (where campaign <> '(missing)') > 0 and count(*) filter (where campaign = '(missing)') > 0
