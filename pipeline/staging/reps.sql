-- One row per sales consultant: the latest version, without the name.
-- key: rep_id
select
  _file,
  _row,
  rep_id,
  category(mapped(_system, 'reps', 'region', region)) as region,
  category(mapped(_system, 'reps', 'department', department)) as department,
  hired_on,
  left_on,
  capacity_count
from landed.reps
qualify row_number() over (partition by rep_id order by _file_order desc, _row desc) = 1
