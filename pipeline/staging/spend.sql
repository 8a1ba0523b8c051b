-- One row per spend record up to as_of. Where a later file reports the same day, account, source, campaign and place again, the
-- later file's records replace the earlier's; several such records within one file all count. What it is for, tax and rebates are as
-- spend.terms says: as exported and converted = spend + tax + rebate, to the cent.
-- key: _file, _row
with
records as (
  select
    _file,
    _row,
    _system,
    spend_on,
    until_on,
    category(mapped(_system, 'spend', 'account', account)) as account,
    category(mapped(_system, 'spend', 'lead_source', lead_source)) as lead_source,
    category(mapped(_system, 'spend', 'campaign', campaign)) as campaign,
    category(mapped(_system, 'spend', 'region', region)) as region,
    category(mapped(_system, 'spend', 'department', department)) as department,
    amount,
    coalesce(upper(mapped(_system, 'spend', 'currency', currency)), (select settings.currency from workspace.settings)) as currency,
    impression_count,
    click_count,
    reported_lead_count
  from landed.spend
  where spend_on <= (select as_of_on from workspace.clock)
  qualify dense_rank() over (
    partition by _system, spend_on, account, lead_source, campaign, region, department order by _file_order desc
  ) = 1
),
converted as (select _file, _row, worth_ratio, true as is_foreign from staging.conversions where entity = 'spend'),
termed as (
  select
    records.*,
    if(is_foreign, amount_converted(amount, worth_ratio), amount) as gross_amount,
    if(until_on is null, coalesce(covers, 'day'), 'day') as covers,
    coalesce((tax_rate * 1e6)::bigint, 0) as tax_millionths,
    coalesce((rebate_rate * 1e6)::bigint, 0) as rebate_millionths
  from records
  left join converted using (_file, _row)
  left join staging.spend_terms using (_system, lead_source, account, campaign)
),
reduced as (
  select
    *,
    amount_times(gross_amount, 1000000, 1000000 + tax_millionths) as net_amount,
    amount_times(gross_amount, 1000000 - rebate_millionths, 1000000 + tax_millionths) as after_amount
  from termed
)
select
  _file,
  _row,
  spend_on,
  date_trunc(covers, spend_on)::date as from_on, -- first day that the money is for
  coalesce(until_on, (date_trunc(covers, spend_on) + case covers
    when 'week' then to_days(7) when 'month' then to_months(1) when 'quarter' then to_months(3) when 'year' then to_months(12) else to_days(1)
  end)::date - 1) as until_on, -- last day that the money is for
  account,
  lead_source,
  campaign,
  region,
  department,
  currency, -- ISO 4217 code of the amount as exported
  amount as exported_amount, -- money as exported, in that currency
  gross_amount, -- the same in the workspace's currency
  (gross_amount - net_amount)::decimal(18,2) as tax_amount, -- of it, tax that is got back
  (net_amount - after_amount)::decimal(18,2) as rebate_amount, -- of it, what is paid back
  after_amount as spend_amount, -- money spent in the workspace's currency, after tax and rebates
  impression_count,
  click_count,
  reported_lead_count
from reduced
