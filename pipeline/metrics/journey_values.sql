-- One row per journey: how far it came, the time that sales gave it, the money that it brought, and, while it is open, what may still come
-- of it: the chance that one of its age is won later × the mean won amount of its product line. The chance is that of its source's curve
-- where at least 100 journeys make it, as far as it goes; from there on, and for others, that of all journeys together.
-- key: journey_id
-- pages: false
with
curves as (
  select
    breakdown,
    member,
    age_days,
    won_rate,
    open_rate,
    later_won_rate,
    max(age_days) over curve as end_days,
    max(won_rate) over curve as end_won_rate,
    arg_max(open_rate, age_days) over curve as end_open_rate,
    max(at_risk_count) over curve as watched_count
  from metrics.conversion_curve
  where since = '(first contact)' and period_kind = 'all' and breakdown in ('all', 'lead_source')
  window curve as (partition by breakdown, member)
),
all_curve as (select age_days, later_won_rate from curves where breakdown = 'all'),
source_curves as (
  select
    member as lead_source,
    source.age_days,
    end_days,
    least(greatest((end_won_rate - won_rate + end_open_rate * coalesce(all_curve.later_won_rate, 0)) / nullif(open_rate, 0), 0), 1) as later_won_rate
  from curves as source
  asof left join all_curve on source.end_days >= all_curve.age_days
  where breakdown = 'lead_source' and watched_count >= 100
),
aged as (
  select *, coalesce(age_days, -1) as curve_days
  from core.journeys
),
chances as (
  select
    aged.*,
    case when source_curves.end_days >= curve_days then source_curves.later_won_rate end as source_chance,
    all_curve.later_won_rate as all_chance
  from aged
  asof left join source_curves on source_curves.lead_source = aged.lead_source and curve_days >= source_curves.age_days
  asof left join all_curve on curve_days >= all_curve.age_days
),
lines as (
  select product_line, count(*) as known_count, sum(journey_amount) as known_amount, sum((journey_amount * journey_amount)::decimal(38,4)) as known_square
  from core.journeys
  where outcome = 'won' and journey_amount is not null
  group by grouping sets ((), (product_line))
),
means as (
  select product_line, known_amount::double / known_count as mean_amount, known_square::double / known_count as mean_square
  from lines
  where known_count >= 10 and product_line is not null
),
all_mean as (select known_amount::double / known_count as mean_amount, known_square::double / known_count as mean_square from lines where product_line is null),
efforts as (
  select journey_id, sum(effort_seconds)::bigint as effort_seconds, sum(effort_amount)::decimal(18,2) as effort_amount
  from core.sales_effort
  where journey_id is not null
  group by all
),
payments as (
  select journey_id, sum(order_amount)::decimal(18,2) as order_amount, day_of(min(ordered_at)) as ordered_on
  from core.orders
  where journey_id is not null
  group by all
),
furthest as (select journey_id, max(stage_order) as stage_order from core.stage_fates group by all)
select
  chances.journey_id,
  coalesce(stage_order >= 2, false) as is_qualified, -- it reached the second stage or a later one
  coalesce(contact_count > 0, false) as is_contacted, -- sales is logged to have been in contact
  contact_count, -- contacts logged; null where no export holds activities
  effort_seconds, -- seconds that sales gave it; null where neither recorded nor declared
  effort_amount, -- what they cost; null where headwater.yaml declares no cost
  margin_amount, -- gross margin of the win; null where headwater.yaml declares none for its product line
  order_amount, -- money that came after the win
  case when not has_reversed_dates and outcome = 'won' then date_diff('day', entered_on, coalesce(ordered_on, ended_on)) end::double as money_days, -- calendar days from first contact to the first money: the first order, else the win
  case when outcome = 'open' then coalesce(source_chance, all_chance, 0) end::double as later_won_rate, -- chance that it is won later; 0 where it has no dates
  case when outcome = 'open' then round(coalesce(source_chance, all_chance, 0) * coalesce(means.mean_amount, all_mean.mean_amount), 2) end::decimal(18,2) as expected_amount, -- that chance × the mean won amount; null where no won amount is known
  case
    when outcome = 'won' then (journey_amount / all_mean.mean_amount) * (journey_amount / all_mean.mean_amount)
    when outcome = 'open' then coalesce(source_chance, all_chance, 0) * coalesce(means.mean_square, all_mean.mean_square) / (all_mean.mean_amount * all_mean.mean_amount)
  end::double as square_ratio -- expected square of what it brings, in mean won amounts
from chances
left join means on means.product_line = chances.product_line
cross join (select max(mean_amount) as mean_amount, max(mean_square) as mean_square from all_mean) as all_mean
left join metrics.win_margins on win_margins.journey_id = chances.journey_id
left join efforts on efforts.journey_id = chances.journey_id
left join payments on payments.journey_id = chances.journey_id
left join furthest on furthest.journey_id = chances.journey_id
left join core.journey_contacts on journey_contacts.journey_id = chances.journey_id
