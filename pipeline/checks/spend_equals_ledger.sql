-- Spend is the same in every metric as in core.run: what the latest landed records of each day, account, source, campaign and place hold, less
-- tax and rebates, less what is left out as a sum, less what is for days to come. No currency is added to another.
with
ledger as (
  select _system, upper(coalesce(mapped(_system, 'spend', 'currency', currency), (select currency from workspace.settings))) as currency, sum(amount) as amount
  from landed.spend
  inner join (
    select _system, spend_on, account, lead_source, campaign, region, department, max(_file_order) as _file_order
    from landed.spend
    group by all
  ) as latest using (_file_order, _system, spend_on)
  where spend.spend_on <= (select as_of_on from workspace.clock)
    and latest.account is not distinct from spend.account and latest.lead_source is not distinct from spend.lead_source
    and latest.campaign is not distinct from spend.campaign and latest.region is not distinct from spend.region
    and latest.department is not distinct from spend.department
  group by all
),
landed_by_currency as (select currency, sum(amount) as amount from ledger group by all),
staged_by_currency as (select currency, sum(exported_amount) as amount from staging.spend group by all),
run as (select coalesce(spend_amount, 0) as spend_amount, coalesce(coming_spend_amount, 0) + coalesce(left_out_spend_amount, 0) as other_amount from core.run),
counted as (
  select 'core.spend' as counted_in, sum(spend_amount) as spend_amount from core.spend
  union all
  select 'staging.spend', sum(gross_amount - tax_amount - rebate_amount) - any_value(other_amount)
  from staging.spend
  cross join run
  union all
  select 'metrics.run_report', spend_amount from metrics.run_report
  union all
  select 'metrics.spend_return, all', spend_amount
  from metrics.spend_return
  where period = '(all)' and channel = '(all)'
  union all
  select 'metrics.spend_return, by channel', sum(spend_amount)
  from metrics.spend_return
  where period = '(all)' and channel <> '(all)'
  union all
  select 'metrics.spend_return, by channel and month', sum(spend_amount)
  from metrics.spend_return
  where period_kind = 'month' and channel <> '(all)'
  union all
  select 'metrics.spend_return, by channel and year', sum(spend_amount)
  from metrics.spend_return
  where period_kind = 'fiscal_year' and channel <> '(all)'
)
select counted_in, counted.spend_amount, run.spend_amount as ledger_spend_amount
from counted
cross join run
where coalesce(counted.spend_amount, 0) <> run.spend_amount
union all
select 'staging.spend in ' || currency, staged.amount, landed.amount
from staged_by_currency as staged
full join landed_by_currency as landed using (currency)
where staged.amount is distinct from landed.amount
