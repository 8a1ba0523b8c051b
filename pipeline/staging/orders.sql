-- One row per order, or per payer where the export sums orders up, up to as_of; the latest version of each.
-- key: _file, _row
select
  _file,
  _row,
  order_id,
  coalesce(merged_opportunities.survivor_id, orders.opportunity_id) as opportunity_id,
  customer_id,
  ordered_at,
  amount as order_amount, -- money that came after the win, in the workspace's currency
  coalesce(order_count, 1) as order_count
from landed.orders
left join staging.merges as merged_opportunities
  on merged_opportunities.merged_id = orders.opportunity_id and merged_opportunities.entity = 'opportunities'
where coalesce(ordered_at < (select ends_at from workspace.clock), true)
qualify row_number() over (partition by coalesce(order_id, _file || _row) order by _file_order desc, _row desc) = 1
