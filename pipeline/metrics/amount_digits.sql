-- One row per kind of amount (journeys, orders, spend) and first digit, beside Benford's law. It is held against it only where amounts are
-- at least 500 and spread over three powers of ten; price lists and fixed fees do not follow it, and what does not is to be looked at, no more.
-- key: kind, digit_number
-- pages: false
with
amounts as (
  select 'journeys' as kind, journey_amount as amount from core.journeys where journey_amount > 0
  union all
  select 'orders', order_amount from core.orders where order_amount > 0
  union all
  select 'spend', spend_amount from core.spend where spend_amount > 0
),
digits as (
  select kind, rpad(left(ltrim(replace(amount::varchar, '.', ''), '0'), 2), 2, '0')::integer as two_digits, two_digits // 10 as digit_number
  from amounts
),
spread as (
  select kind, count(*)::integer as amount_count, log10(quantile_disc(amount, 0.99)::double / quantile_disc(amount, 0.01)::double) as powers
  from amounts
  group by all
),
counted as (
  select kind, digit_number, count(digits.digit_number)::integer as digit_count
  from (from spread cross join (select unnest(range(1, 10))::integer as digit_number)) as every_digit
  left join digits using (kind, digit_number)
  group by all
),
beside as (
  select *, rate(digit_count, amount_count) as digit_rate, log10(1 + 1 / digit_number::double) as law_rate
  from counted
  inner join spread using (kind)
),
two_counted as (
  select kind, two_digits, count(digits.two_digits)::integer as two_count
  from (from spread cross join (select unnest(range(10, 100))::integer as two_digits)) as every_two
  left join digits using (kind, two_digits)
  group by all
),
two_summed as (
  select kind, list_sum(list(abs(rate(two_count, amount_count) - log10(1 + 1 / two_digits::double)) order by two_digits)) / 90 as two_deviation
  from two_counted
  inner join spread using (kind)
  group by all
),
summed as (
  select kind, list_sum(list(abs(digit_rate - law_rate) order by digit_number)) / 9 as deviation
  from beside
  group by all
)
select
  kind, -- journeys (deal values), orders or spend
  digit_number, -- 1 to 9
  amount_count, -- amounts above zero
  digit_count, -- of them, with the first digit
  digit_rate, -- their share
  wilson_low(digit_count, amount_count) as digit_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(digit_count, amount_count) as digit_rate_high, -- upper end of the same
  law_rate, -- share by Benford's law
  deviation::double as deviation_ratio, -- mean distance of the nine shares from the law
  powers::double as powers_ratio, -- powers of ten between the hundredth amount of a hundred and the first
  case
    when amount_count < 500 then 'few amounts'
    when powers < 3 then 'narrow range'
    when deviation <= 0.006 then 'close'
    when deviation <= 0.012 then 'acceptable'
    when deviation <= 0.015 then 'marginal'
    else 'look'
  end as standing, -- close, acceptable, marginal or look (Nigrini 2012); few amounts or narrow range: not held against it
  two_deviation::double as two_digits_deviation_ratio, -- mean distance of the shares of the ninety first two digits from the law
  case
    when amount_count < 3000 then 'few amounts'
    when powers < 3 then 'narrow range'
    when two_deviation <= 0.0012 then 'close'
    when two_deviation <= 0.0018 then 'acceptable'
    when two_deviation <= 0.0022 then 'marginal'
    else 'look'
  end as two_digits_standing -- the same of the first two digits, from 3,000 amounts on: with fewer, chance alone takes them as far from it
from beside
inner join summed using (kind)
inner join two_summed using (kind)
