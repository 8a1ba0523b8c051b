-- One row per period and formula: six figures that are all called “win rate”, on the same journeys. The curve, won_of_entered and
-- the product of stage rates are of those who came in during the period, the others of those who ended in it.
-- key: period, formula_name
with
entered as (
  select coalesce(fiscal_year, '(all)') as period, count(*) as entered_count, count(*) filter (outcome = 'won') as won_count, count(age_days) as dated_count
  from core.journeys
  group by grouping sets ((), (fiscal_year))
),
ended as (
  select
    coalesce(end_year, '(all)') as period,
    count(*) filter (outcome = 'won') as won_count,
    count(*) filter (outcome in ('won', 'lost')) as closed_count,
    count(*) as ended_count,
    count(journey_amount) filter (outcome in ('won', 'lost')) as valued_count,
    sum(journey_amount) filter (outcome = 'won') as won_amount,
    sum(journey_amount) filter (outcome in ('won', 'lost')) as closed_amount
  from (select *, coalesce(fiscal_year_of(ended_on), '(missing)') as end_year from core.journeys where outcome <> 'open') as ends
  group by grouping sets ((), (end_year))
),
stages as (
  select
    period,
    case when count(went_on_rate) = count(*) then list_aggregate(list(went_on_rate order by stage_order), 'product') end as product_rate,
    max(reached_count) as reached_count
  from metrics.stage_conversion
  where period_kind in ('all', 'fiscal_year') and breakdown = 'all'
  group by all
),
curve as (
  select period, age_days, won_rate, won_rate_low, won_rate_high
  from metrics.conversion_by_age
  where since = '(first contact)' and period_kind in ('all', 'fiscal_year') and breakdown = 'all' and is_end
),
formulas as (
  select period, unnest([
    {formula_name: 'curve', formula_order: 1, n: dated_count, part: null, whole: null, share: won_rate},
    {formula_name: 'won_of_closed', formula_order: 2, n: closed_count, part: ended.won_count, whole: closed_count, share: null},
    {formula_name: 'won_of_ended', formula_order: 3, n: ended_count, part: ended.won_count, whole: ended_count, share: null},
    {formula_name: 'won_of_entered', formula_order: 4, n: entered_count, part: entered.won_count, whole: entered_count, share: null},
    {formula_name: 'product_of_stage_rates', formula_order: 5, n: reached_count, part: null, whole: null, share: product_rate},
    {formula_name: 'amount_of_closed', formula_order: 6, n: valued_count, part: null, whole: null, share: ratio(coalesce(won_amount, 0), closed_amount)}
  ], recursive := true), age_days, won_rate_low, won_rate_high, won_amount, closed_amount
  from entered
  full join ended using (period)
  left join stages using (period)
  left join curve using (period)
)
select
  case when period = '(all)' then 'all' else 'fiscal_year' end as period_kind, -- all or fiscal_year
  period, -- of first contact or of the end, as the formula has it: '(all)', FY2025, or '(missing)' where no record dates it
  formula_name, -- curve, won_of_closed, won_of_ended, won_of_entered, product_of_stage_rates or amount_of_closed
  formula_order::integer as formula_order, -- the order in which they are shown
  formula_name = 'curve' as is_headline, -- the one that is the answer; the others stand beside it by name
  coalesce(share, rate(part, whole)) as win_rate, -- what the formula makes of the period
  case when formula_name = 'curve' then won_rate_low else wilson_low(part, whole) end as win_rate_low, -- lower end of its 95 % interval; null where the formula has none
  case when formula_name = 'curve' then won_rate_high else wilson_high(part, whole) end as win_rate_high, -- upper end of the same
  coalesce(n, 0)::integer as journey_count, -- journeys that it rests on
  part::integer as numerator_count, -- journeys won; null where the formula does not count
  whole::integer as denominator_count, -- of so many; null where the formula does not count
  case when formula_name = 'amount_of_closed' then won_amount end::decimal(18,2) as numerator_amount, -- amount won, in the formula of amounts
  case when formula_name = 'amount_of_closed' then closed_amount end::decimal(18,2) as denominator_amount, -- of so much, in the formula of amounts
  case when formula_name = 'curve' then age_days end as age_days -- the age at which the curve ends
from formulas
