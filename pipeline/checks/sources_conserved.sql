-- Leads, journeys and wins by source, by channel and by campaign are those of the core tables, and so are the journeys of the coverage.
with
counted as (
  select 'metrics.lead_source_value, by ' || breakdown as counted_in, sum(lead_count) as lead_count, sum(journey_count) as journey_count, sum(won_count) as won_count
  from metrics.lead_source_value
  where period_kind = 'fiscal_year'
  group by breakdown
  union all
  select 'metrics.lead_source_value, all', lead_count, journey_count, won_count
  from metrics.lead_source_value
  where period_kind = 'all' and breakdown = 'all'
  union all
  select 'metrics.source_coverage, by ' || breakdown || ' and ' || period_kind, null, sum(journey_count), null
  from metrics.source_coverage
  group by breakdown, period_kind
  union all
  select 'core.sources', sum(lead_count), null, null from core.sources
),
ledger as (
  select count(*) as journey_count, count(*) filter (outcome = 'won') as won_count, (select count(*) from core.leads) as lead_count
  from core.journeys
)
select counted.*, ledger.journey_count as ledger_journey_count
from counted
cross join ledger
where counted.lead_count <> ledger.lead_count or counted.journey_count <> ledger.journey_count or counted.won_count <> ledger.won_count
