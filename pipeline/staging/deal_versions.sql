-- One row per opportunity and dated export that shows another amount or expected close date than the dated export that showed it before.
-- Where a list was exported once, nothing is known to have changed.
-- key: opportunity_id, changed_at
with
sights as (
  select opportunity_id, taken_at as changed_at, amount, expected_close_on
  from landed.opportunities
  inner join landed.snapshots on snapshots._file = opportunities._file and snapshots.entity = 'opportunities'
    and coalesce(exported_at between taken_after and taken_at, true)
  where opportunity_id is not null
  qualify row_number() over (partition by opportunity_id, taken_at order by _file_order desc, _row desc) = 1
),
compared as (
  select
    *,
    lag(amount) over sights as former_amount,
    lag(expected_close_on) over sights as former_close_on,
    row_number() over sights = 1 as is_first
  from sights
  window sights as (partition by opportunity_id order by changed_at)
)
select
  opportunity_id,
  changed_at, -- last possible moment of the export that shows it first, in UTC
  amount, -- deal value from then on, in the workspace's currency
  former_amount, -- deal value until then
  expected_close_on, -- day on which the consultant expects the order, from then on
  former_close_on -- the same until then
from compared
where not is_first
  and (amount is distinct from former_amount or expected_close_on is distinct from former_close_on)
