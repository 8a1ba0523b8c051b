-- Spend, journeys and wins are the same in every level and kind of period, in the members' sum and in the row for all.
with
ledger as (
  select
    count(*)::integer as journey_count,
    count(*) filter (where outcome = 'won')::integer as won_count,
    coalesce(sum(journey_amount) filter (where outcome = 'won'), 0) as won_amount,
    (select coalesce(sum(spend_amount), 0) from core.spend) as spend_amount
  from core.journeys
),
counted as (
  select
    level || ' × ' || period_kind || if(member = '(all)', ', all', ', by member') as counted_in,
    sum(journey_count)::integer as journey_count,
    sum(won_count)::integer as won_count,
    coalesce(sum(won_amount), 0) as won_amount,
    coalesce(sum(spend_amount), 0) as spend_amount,
    sum(period_won_count)::integer as period_won_count,
    coalesce(sum(period_won_amount), 0) as period_won_amount
  from metrics.spend_results
  group by all
)
select counted.*, ledger.journey_count as ledger_journey_count, ledger.won_amount as ledger_won_amount, ledger.spend_amount as ledger_spend_amount
from counted
cross join ledger
where counted.journey_count <> ledger.journey_count or counted.spend_amount <> ledger.spend_amount
  or counted.won_count <> ledger.won_count or counted.won_amount <> ledger.won_amount
  or counted.period_won_count <> ledger.won_count or counted.period_won_amount <> ledger.won_amount
