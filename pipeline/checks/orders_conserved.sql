-- Order money traced to a won journey equals the order money by lead source, and no order is counted twice.
with
traced as (select sum(order_amount) as order_amount from core.orders where journey_id is not null),
counted as (
  select 'metrics.lead_source_value, all' as counted_in, sum(order_amount) as order_amount
  from metrics.lead_source_value
  where period = '(all)' and breakdown = 'all'
  union all
  select 'metrics.lead_source_value, by source', sum(order_amount)
  from metrics.lead_source_value
  where period = '(all)' and breakdown = 'lead_source'
)
select counted_in, counted.order_amount, traced.order_amount as traced_amount
from counted
cross join traced
where coalesce(counted.order_amount, 0) <> coalesce(traced.order_amount, 0)
union all
select 'core.orders rows', (select count(*) from core.orders), (select count(*) from staging.orders)
where (select count(*) from core.orders) <> (select count(*) from staging.orders)
