-- By every rule, credit adds up to the journeys won and to their amount, to the cent: journey by journey, and in every period and level.
with
journeys as (
  select journey_id, sum(columns('_(count|amount)$'))
  from core.touch_credits
  group by all
),
parts as (
  from journeys
  unpivot include nulls ((credit_count, credit_amount) for rule in (
    (first_count, first_amount) as 'first', (last_count, last_amount) as 'last', (w_shaped_count, w_shaped_amount) as 'w_shaped',
    (last_non_direct_count, last_non_direct_amount) as 'last_non_direct', (linear_count, linear_amount) as 'linear',
    (u_shaped_count, u_shaped_amount) as 'u_shaped', (j_shaped_count, j_shaped_amount) as 'j_shaped',
    (inverse_j_count, inverse_j_amount) as 'inverse_j', (full_path_count, full_path_amount) as 'full_path',
    (time_decay_count, time_decay_amount) as 'time_decay', (shapley_count, shapley_amount) as 'shapley'
  ))
),
won as (
  select journey_id, fiscal_year, fiscal_month, journey_amount
  from core.journey_windows
  where outcome = 'won'
),
ledger as (
  select
    case when grouping(fiscal_month) = 0 then 'fiscal_month' when grouping(fiscal_year) = 0 then 'fiscal_year' else 'all' end as period_kind,
    coalesce(fiscal_month, fiscal_year, '(all)') as period,
    count(*) as won_count,
    coalesce(sum(journey_amount), 0) as won_amount
  from won
  group by grouping sets ((), (fiscal_year), (fiscal_month))
),
counted as (
  select concat_ws(', ', 'metrics.channel_credit', period, level) as counted_in, period_kind, period, rule, sum(credit_count) as won_count, coalesce(sum(credit_amount), 0) as won_amount
  from metrics.channel_credit
  group by all
  union all
  select 'metrics.attribution_credit, ' || fiscal_month, 'fiscal_month', fiscal_month, rule, sum(credit_rate), coalesce(sum(credit_amount), 0)
  from metrics.attribution_credit
  group by all
)
select 'core.touch_credits of ' || journey_id as counted_in, rule, credit_count as won_count, credit_amount as won_amount, 1 as ledger_won_count, journey_amount as ledger_won_amount
from parts
full join won using (journey_id)
where credit_count is distinct from 1 or credit_amount is distinct from journey_amount
union all
select counted_in, rule, counted.won_count, counted.won_amount, ledger.won_count, ledger.won_amount
from ledger
full join counted using (period_kind, period)
where (ledger.won_count > 0 or counted.won_count is not null)
  and (counted.won_count is distinct from ledger.won_count or counted.won_amount is distinct from ledger.won_amount)
union all
select 'core.journeys', '', won_count, won_amount, (select count(*) from won), (select coalesce(sum(journey_amount), 0) from won)
from (select count(*) as won_count, coalesce(sum(journey_amount), 0) as won_amount from core.journeys where outcome = 'won') as ours
where won_count <> (select count(*) from won) or won_amount <> (select coalesce(sum(journey_amount), 0) from won)
