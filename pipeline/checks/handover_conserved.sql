-- Handover: leads, opportunities, journeys and orders are each counted once, in total, per fiscal year and per month.
with
ledger as (
  select
    (select count(*) from core.journeys) as journeys,
    lead_count as leads,
    opportunity_count as opportunities,
    order_row_count as orders,
    order_amount as ordered,
    (select count(*) from core.journeys where outcome = 'won') as wins
  from core.run
),
summed as (
  select
    period_kind,
    lead_source <> '(all)' as is_split,
    sum(both_count + lead_only_count + opportunity_only_count + later_opportunity_count) as journeys,
    sum(lead_count) as leads,
    sum(both_count + opportunity_only_count + later_opportunity_count) as opportunities,
    coalesce(sum(order_count), 0) as orders,
    sum(order_amount) as ordered,
    sum(won_with_order_count + won_without_order_count) as wins
  from metrics.handover
  group by all
)
select summed.*
from summed
cross join ledger
where summed.journeys <> ledger.journeys
  or summed.leads <> ledger.leads
  or summed.opportunities <> ledger.opportunities
  or summed.orders <> ledger.orders
  or summed.ordered <> ledger.ordered
  or summed.wins <> ledger.wins
union all
select period_kind, null, journey_count, null, null, null, null, null
from metrics.handover
where journey_count <> both_count + lead_only_count + opportunity_only_count + later_opportunity_count
