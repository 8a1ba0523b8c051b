-- Leads, journeys, wins and the cost of sales' time by source, by channel and by campaign are those of the core tables, and so are the journeys
-- of the coverage.
with
counted as (
  select
    'metrics.lead_source_value, ' || period_kind || ', by ' || breakdown as counted_in,
    sum(lead_count) as lead_count,
    sum(journey_count) as journey_count,
    sum(won_count) as won_count,
    coalesce(sum(effort_amount), 0) as effort_amount
  from metrics.lead_source_value
  group by period_kind, breakdown
  union all
  select 'metrics.source_coverage, by ' || breakdown || ' and ' || period_kind, null, sum(journey_count), null, null
  from metrics.source_coverage
  group by breakdown, period_kind
  union all
  select 'core.sources', sum(lead_count), null, null, null from core.sources
),
ledger as (
  select
    count(*) as journey_count,
    count(*) filter (outcome = 'won') as won_count,
    (select count(*) from core.leads) as lead_count,
    (select coalesce(sum(effort_amount), 0) from core.sales_effort where journey_id is not null) as effort_amount
  from core.journeys
)
select counted.*, ledger.journey_count as ledger_journey_count
from counted
cross join ledger
where
  counted.lead_count <> ledger.lead_count
  or counted.journey_count <> ledger.journey_count
  or counted.won_count <> ledger.won_count
  or counted.effort_amount <> ledger.effort_amount
