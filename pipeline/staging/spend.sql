-- One row per spend record up to as_of. Where a later file reports the same day, account, source, campaign and place again, the
-- later file's records replace the earlier's; several such records within one file all count.
-- key: _file, _row
select
  _file,
  _row,
  spend_on,
  category(mapped(_system, 'spend', 'account', account)) as account,
  category(mapped(_system, 'spend', 'lead_source', lead_source)) as lead_source,
  category(mapped(_system, 'spend', 'campaign', campaign)) as campaign,
  category(mapped(_system, 'spend', 'region', region)) as region,
  category(mapped(_system, 'spend', 'department', department)) as department,
  amount as spend_amount, -- money spent in the workspace's currency
  impression_count,
  click_count,
  reported_lead_count
from landed.spend
where spend_on <= (select as_of_on from workspace.clock)
qualify dense_rank() over (
  partition by _system, spend_on, account, lead_source, campaign, region, department order by _file_order desc
) = 1
