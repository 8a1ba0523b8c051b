-- One row per order, with the won journey that it came from: by opportunity, else by customer. Where a customer has several won
-- journeys the first won has the order.
-- key: _file, _row
with
customers as (
  select customer_id, arg_min(journey_id, (ended_on, journey_id)) as journey_id
  from core.journeys
  where customer_id is not null and outcome = 'won'
  group by all
)
select
  orders.*,
  coalesce(journeys.journey_id, customers.journey_id) as journey_id -- null where no won journey is known
from staging.orders
left join core.journeys on journeys.opportunity_id = orders.opportunity_id and journeys.outcome = 'won'
left join customers on customers.customer_id = orders.customer_id
