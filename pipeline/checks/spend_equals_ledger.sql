-- Spend is the same in every metric as in the latest landed records of each day, account, source, campaign and place.
with
ledger as (
  select coalesce(sum(amount), 0) as spend_amount
  from landed.spend
  inner join (
    select _system, spend_on, account, lead_source, campaign, region, department, max(_file_order) as _file_order
    from landed.spend
    group by all
  ) as latest
    on latest._file_order = spend._file_order and latest._system = spend._system and latest.spend_on = spend.spend_on
    and latest.account is not distinct from spend.account and latest.lead_source is not distinct from spend.lead_source
    and latest.campaign is not distinct from spend.campaign and latest.region is not distinct from spend.region
    and latest.department is not distinct from spend.department
  where spend.spend_on <= (select as_of_on from workspace.clock)
),
counted as (
  select 'metrics.run_report' as counted_in, spend_amount from metrics.run_report
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
select counted_in, counted.spend_amount, ledger.spend_amount as ledger_spend_amount
from counted
cross join ledger
where coalesce(counted.spend_amount, 0) <> ledger.spend_amount
