-- What began in the periods, what sales gave to it, and what was won in them is the same in every level and kind of period as in the core
-- tables. Spend and what is won of what began are held by spend_equals_ledger and won_equals_ledger.
with
ledger as (
  select
    count(*) as journey_count,
    count(*) filter (where opportunity_id is not null) as opportunity_count,
    count(*) filter (where outcome = 'open') as open_count,
    (select count(distinct journey_id) from core.stage_fates where stage_order >= 2) as qualified_count,
    count(*) filter (where outcome = 'won') as period_won_count,
    coalesce(sum(journey_amount) filter (where outcome = 'won'), 0) as period_won_amount,
    (select count(*) from core.leads) as lead_count,
    (select coalesce(sum(effort_amount), 0) from core.sales_effort) as effort_amount
  from core.journeys
),
counted as (
  select
    concat_ws(' × ', level, period_kind) as counted_in,
    sum(journey_count) as journey_count,
    sum(opportunity_count) as opportunity_count,
    sum(open_count) as open_count,
    sum(qualified_count) as qualified_count,
    sum(period_won_count) as period_won_count,
    coalesce(sum(period_won_amount), 0) as period_won_amount,
    sum(lead_count) as lead_count,
    coalesce(sum(effort_amount), 0) as effort_amount
  from metrics.spend_return
  group by level, period_kind
)
select counted.counted_in, counted.journey_count::bigint as journey_count, counted.period_won_amount, counted.lead_count::bigint as lead_count, counted.effort_amount
from counted
cross join ledger
where counted.journey_count <> ledger.journey_count or counted.opportunity_count <> ledger.opportunity_count
  or counted.open_count <> ledger.open_count or counted.qualified_count <> ledger.qualified_count
  or counted.period_won_count <> ledger.period_won_count or counted.period_won_amount <> ledger.period_won_amount
  or counted.lead_count <> ledger.lead_count or counted.effort_amount <> ledger.effort_amount
