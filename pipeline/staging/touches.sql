-- One row per marketing contact up to as_of; the latest version of each.
-- key: _file, _row
select
  _file,
  _row,
  touch_id,
  lead_id,
  opportunity_id,
  touched_at,
  category(mapped(_system, 'touches', 'lead_source', lead_source)) as lead_source,
  category(mapped(_system, 'touches', 'campaign', campaign)) as campaign,
  category(mapped(_system, 'touches', 'kind', kind)) as kind
from landed.touches
where touched_at < (select ends_at from workspace.clock)
qualify row_number() over (partition by coalesce(touch_id, _file || _row) order by _file_order desc, _row desc) = 1
