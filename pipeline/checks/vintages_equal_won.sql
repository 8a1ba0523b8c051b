-- The months of spend hold all spend, every dated journey and every dated win once: in all, and in the sum of the channels.
with
ledger as (
  select
    count(*)::integer as journey_count,
    count(*) filter (where outcome = 'won' and ended_on is not null)::integer as won_count,
    coalesce(sum(journey_amount) filter (where outcome = 'won' and ended_on is not null), 0) as won_amount,
    (select coalesce(sum(spend_amount), 0) from core.spend) as spend_amount
  from core.journeys
  where entered_on is not null
),
counted as (
  select
    if(channel = '(all)', 'metrics.spend_vintages, all', 'metrics.spend_vintages, by channel') as counted_in,
    sum(if(month_number = 0, journey_count, 0))::integer as journey_count,
    sum(won_count)::integer as won_count,
    sum(won_amount) as won_amount,
    sum(if(month_number = 0, spend_amount, 0)) as spend_amount
  from metrics.spend_vintages
  group by all
)
select counted.counted_in, counted.journey_count, counted.won_count, counted.won_amount, counted.spend_amount, ledger.*
from counted
cross join ledger
where (counted.journey_count, counted.won_count, counted.won_amount, counted.spend_amount)
  is distinct from (ledger.journey_count, ledger.won_count, ledger.won_amount, ledger.spend_amount)
