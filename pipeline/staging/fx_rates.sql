-- One row per currency and day: the latest version.
-- key: rate_on, currency
select
  _file,
  _row,
  rate_on,
  upper(currency) as currency, -- ISO 4217 code of the foreign currency
  worth_ratio
from landed.fx_rates
where rate_on <= (select as_of_on from workspace.clock)
qualify row_number() over (partition by rate_on, upper(currency) order by _file_order desc, _row desc) = 1
