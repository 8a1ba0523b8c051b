-- One row per kind of amount (journeys, orders, spend) and number of first digits, where metrics.amount_digits holds them against Benford's law: what
-- Pearson's chi-square says beside the mean distance there. It finds trifles in many amounts; none says that one is wrong.
-- key: kind, digits_number
-- method: digit_fit
-- pages: false
with
amounts as (
  select 'journeys' as kind, journey_amount as amount from core.journeys where journey_amount > 0
  union all
  select 'orders', order_amount from core.orders where order_amount > 0
  union all
  select 'spend', spend_amount from core.spend where spend_amount > 0
),
held as (
  select distinct kind, standing not in ('few amounts', 'narrow range') as is_held, two_digits_standing not in ('few amounts', 'narrow range') as are_two_held
  from metrics.amount_digits
),
digits as (
  select kind, is_held, are_two_held, rpad(left(ltrim(replace(amount::varchar, '.', ''), '0'), 2), 2, '0')::integer as two_digits
  from amounts
  inner join held using (kind)
)
select kind, 1 as digits_number, two_digits // 10 as digit, count(*)::integer as digit_count
from digits
where is_held
group by all
union all
select kind, 2, two_digits, count(*)::integer
from digits
where are_two_held
group by all
