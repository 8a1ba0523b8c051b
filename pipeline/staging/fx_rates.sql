-- One row per currency and day up to as_of: the latest version. A rate of zero or less is none.
-- key: rate_on, currency
select
  _file,
  _row,
  rate_on,
  upper(mapped(_system, 'fx_rates', 'currency', currency)) as currency, -- ISO 4217 code of the foreign currency
  worth_ratio
from landed.fx_rates
where rate_on <= (select as_of_on from workspace.clock) and worth_ratio > 0
qualify row_number() over (
  partition by rate_on, upper(mapped(_system, 'fx_rates', 'currency', currency)) order by _file_order desc, _row desc
) = 1
