-- Each year's bridge leads from what was booked in the year before to what was booked in it, counted from the journeys; its effects make the change to the
-- cent; and the members make the whole.
with
bridge as (
  select
    period,
    any_value(base_period) as base_period,
    breakdown,
    member,
    sum(effect_amount) filter (effect = 'opening') as opening_amount,
    sum(effect_amount) filter (effect = 'closing') as closing_amount,
    coalesce(sum(effect_amount) filter (effect not in ('opening', 'closing')), 0) as change_amount
  from metrics.year_bridge
  group by all
),
booked as (
  select fiscal_year_of(ended_on) as period, coalesce(sum(journey_amount), 0) as booked_amount
  from core.journeys
  where outcome = 'won' and ended_on is not null
  group by all
),
members as (
  select period, breakdown, effect_order, sum(effect_amount) as members_amount
  from metrics.year_bridge
  where member <> '(all)'
  group by all
)
select concat_ws(', ', period, breakdown, member) as counted_in, opening_amount + change_amount as counted, closing_amount as expected
from bridge
where opening_amount + change_amount <> closing_amount
union all
select concat_ws(', ', bridge.period, breakdown, ends.called), ends.amount, coalesce(booked_amount, 0)
from (select *, unnest([{called: 'opening', period: base_period, amount: opening_amount}, {called: 'closing', period: period, amount: closing_amount}]) as ends from bridge where member = '(all)') as bridge
left join booked on booked.period = ends.period
where ends.amount <> coalesce(booked_amount, 0)
union all
select concat_ws(', ', period, breakdown, effect, stage), members_amount, effect_amount
from members
inner join (from metrics.year_bridge where member = '(all)') as wholes using (period, breakdown, effect_order)
where members_amount <> effect_amount
