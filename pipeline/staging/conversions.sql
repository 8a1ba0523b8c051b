-- One row per record whose amount is in another currency than the workspace's: the rate that converts it. Spend takes that of its day, an
-- order of its day, an opportunity of the day it ended, what has no day or is open that of as_of; else the latest of the days before
-- that rates.within_days allows.
-- key: entity, _file, _row
with
amounts as (
  select
    'spend' as entity, _file, _row, upper(mapped(_system, 'spend', 'currency', currency)) as currency, null as opportunity_id, spend_on as known_on
  from landed.spend
  where currency is not null and amount is not null
  union all
  select 'opportunities', _file, _row, upper(mapped(_system, 'opportunities', 'currency', currency)), opportunity_id, day_of(ended_at)
  from landed.opportunities
  where currency is not null and amount is not null
  union all
  select 'orders', _file, _row, upper(mapped(_system, 'orders', 'currency', currency)), null, day_of(ordered_at)
  from landed.orders
  where currency is not null and amount is not null
),
foreign_amounts as (
  select *
  from amounts
  where currency <> (select currency from workspace.settings)
),
endings as (
  select opportunity_id, day_of(max(changed_at)) as ending_on, arg_max(outcome, changed_at) as outcome
  from staging.stage_changes
  where opportunity_id in (select opportunity_id from foreign_amounts)
  group by all
),
dated as (
  select
    foreign_amounts.*,
    as_of_on,
    case
      when known_on <= as_of_on then known_on
      when entity = 'opportunities' and outcome <> 'open' then coalesce(ending_on, as_of_on)
      else as_of_on
    end as converted_on
  from foreign_amounts
  left join endings using (opportunity_id)
  cross join workspace.clock
)
select
  entity, -- what the record is
  dated._file,
  dated._row,
  dated.currency, -- ISO 4217 code of the amount
  converted_on, -- day whose rate is asked for
  case when rate_on >= converted_on - rate_within_days::integer then worth_ratio end as worth_ratio -- units of the workspace's currency for one unit; null where no rate is near enough
from dated
asof left join staging.fx_rates on fx_rates.currency = dated.currency and fx_rates.rate_on <= dated.converted_on
cross join workspace.settings
