-- One row per spend record and day that its money is for, up to as_of: the amount in even parts, to the cent, that add up to the record's.
-- What is for later days is not spent yet. Counts stand on the first day.
-- key: _file, _row, spend_on
with
left_out as (
  select spend_on, lead_source, account, '(missing)' as campaign
  from core.spend_sums
  where is_left_out
),
records as (
  select *, (until_on - from_on + 1) as day_count
  from staging.spend
  anti join left_out using (spend_on, lead_source, account, campaign)
),
single as (
  select *, spend_on as day_on, spend_amount as day_amount, true as is_first
  from records
  where day_count = 1
),
numbered as (
  select *, unnest(range(least(day_count, (select as_of_on from workspace.clock) - from_on + 1))) as days_before
  from records
  where day_count > 1
),
spread as (
  select
    * exclude (days_before),
    (from_on + days_before::integer) as day_on,
    amount_times(spend_amount, days_before + 1, day_count) - amount_times(spend_amount, days_before, day_count) as day_amount,
    days_before = 0 as is_first
  from numbered
),
by_day as (
  from single
  union all
  from spread
)
select
  _file,
  _row,
  day_on as spend_on, -- the day that the money is for
  by_day.spend_on as recorded_on, -- the day of the record
  account,
  by_day.lead_source,
  coalesce(channel, by_day.lead_source) as channel, -- the source's channel; a source outside the channel map is its own
  campaign,
  region,
  department,
  day_amount::decimal(18,2) as spend_amount, -- money spent for the day in the workspace's currency, after tax and rebates
  if(is_first, impression_count, null) as impression_count,
  if(is_first, click_count, null) as click_count,
  if(is_first, reported_lead_count, null) as reported_lead_count,
  date_trunc('month', day_on)::date as month_on, -- first day of its month
  fiscal_year_of(day_on) as fiscal_year -- fiscal year of the day
from by_day
left join workspace.channels using (lead_source)
