-- One row per order, or per payer where the export sums orders up, up to as_of; the latest version of each.
-- key: _file, _row
with
converted as (select _file, _row, worth_ratio, true as is_foreign from staging.conversions where entity = 'orders')
select
  _file,
  _row,
  order_id,
  coalesce(merged_opportunities.survivor_id, orders.opportunity_id) as opportunity_id,
  customer_id,
  ordered_at,
  if(is_foreign, amount_converted(amount, worth_ratio), amount) as order_amount, -- money that came after the win, in the workspace's currency
  amount as exported_amount, -- the same as exported
  coalesce(upper(mapped(_system, 'orders', 'currency', currency)), (select settings.currency from workspace.settings)) as currency, -- ISO 4217 code of that
  coalesce(order_count, 1) as order_count
from landed.orders
left join converted using (_file, _row)
left join staging.merges as merged_opportunities
  on merged_opportunities.merged_id = orders.opportunity_id and merged_opportunities.entity = 'opportunities'
where coalesce(ordered_at < (select ends_at from workspace.clock), true)
qualify row_number() over (partition by coalesce(order_id, _file || _row) order by _file_order desc, _row desc) = 1
