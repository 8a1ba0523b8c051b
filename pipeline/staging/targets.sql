-- One row per target: the latest version.
-- key: _file, _row
select
  _file,
  _row,
  date_trunc('month', month_on)::date as month_on,
  category(mapped(_system, 'targets', 'region', region)) as region,
  category(mapped(_system, 'targets', 'department', department)) as department,
  category(mapped(_system, 'targets', 'product_line', product_line)) as product_line,
  target_count,
  target_amount
from landed.targets
qualify row_number() over (partition by _system, month_on, region, department, product_line order by _file_order desc, _row desc) = 1
