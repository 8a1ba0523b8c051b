-- An amount is what was exported, and one in another currency that times the latest rate of its day or of the days before, to the cent: none is
-- added to those of another currency as it stands.
with
amounts as (
  select 'spend' as entity, _file, _row, currency, exported_amount, gross_amount as amount from staging.spend
  union all
  select 'opportunities', _file, _row, currency, exported_amount, amount from staging.opportunities
  union all
  select 'orders', _file, _row, currency, exported_amount, order_amount from staging.orders
),
days as (
  select distinct currency, converted_on, rate_within_days
  from staging.conversions
  cross join (select rate_within_days from workspace.settings)
),
rates as (
  select currency, converted_on, arg_max(fx_rates.worth_ratio, rate_on) as worth_ratio
  from days
  inner join staging.fx_rates using (currency)
  where converted_on >= rate_on and converted_on - rate_on <= rate_within_days
  group by all
),
expected as (
  select entity, _file, _row, rates.worth_ratio
  from staging.conversions
  left join rates using (currency, converted_on)
)
select entity, amounts._file, amounts._row, currency, exported_amount::varchar as exported_amount, amount::varchar as amount
from amounts
left join expected using (entity, _file, _row)
where case
  when currency = (select settings.currency from workspace.settings) then amount is distinct from exported_amount
  when exported_amount is null then amount is not null
  else coalesce(abs(amount::double - exported_amount::double * worth_ratio) > 0.005 + 1e-9 * abs(amount::double), true)
end
