-- One row per pair of fiscal years, breakdown and question (conversion from a stage, win rate, deal value) of which the whole moved one way and the
-- members, of thirty or more cases in both years, did not: each the other way (reversed), or none the same way beyond chance while more than half of
-- the change is gone at the mix of the year before (mostly mix). Only where the whole's change is no chance and these members are four fifths of it.
-- key: period, breakdown, question, stage
with
sums as (
  select
    period,
    side,
    breakdown_of(grouping(lead_source, region, department, product_line) * 2 + 1) as breakdown,
    coalesce(lead_source, region, department, product_line, '(all)') as member,
    furthest_order,
    fate in ('won in the year', 'won later') as is_won,
    sum(journey_count)::bigint as journey_count,
    if(is_won, sum(known_count), 0)::bigint as known_count,
    if(is_won, sum(won_amount), 0)::double as won_amount,
    if(is_won, sum(squared_value::decimal(38,0)), 0)::double as squared_value
  from core.year_cells
  where part = 'cohort' and fate <> 'not begun'
  group by period, side, furthest_order, is_won, grouping sets ((), (lead_source), (region), (department), (product_line))
),
asked as (
  select 'conversion' as question, stage, stages.stage_order, period, side, breakdown, member,
    sum(journey_count) as cases,
    sum(if(furthest_order > stages.stage_order or is_won, journey_count, 0)) as part, null::double as amount, null::double as squares
  from sums
  inner join workspace.stages on furthest_order >= stages.stage_order
  group by all
  union all
  select 'win rate', '(all)', 0, period, side, breakdown, member, sum(journey_count), sum(if(is_won, journey_count, 0)), null, null
  from sums
  group by all
  union all
  select 'deal value', '(all)', 0, period, side, breakdown, member, sum(known_count), null, sum(won_amount::decimal(38,2))::double, sum(squared_value::decimal(38,0))::double
  from sums
  where is_won
  group by all
),
sides as (
  select
    *,
    coalesce(rate(part, cases), ratio(amount, cases)) as value,
    if(part is null, value - 1.959963984540054 * error, wilson_low(part, cases)) as low,
    if(part is null, value + 1.959963984540054 * error, wilson_high(part, cases)) as high
  from (select *, sqrt(greatest(squares / cases - (amount / cases) ** 2, 0) / greatest(cases - 1, 1)) as error from asked where cases > 0) as told
),
moved as (
  select
    period, breakdown, question, stage, stage_order, member,
    base.cases as base_cases, later.cases as cases, base.value as base_value, later.value as value,
    later.value - base.value as change,
    change < -sqrt((later.high - later.value) ** 2 + (base.value - base.low) ** 2) or change > sqrt((later.value - later.low) ** 2 + (base.high - base.value) ** 2) as is_told
  from (from sides where side = 'base') as base
  inner join (from sides where side = 'period') as later using (period, breakdown, question, stage, stage_order, member)
),
members as (
  select
    members.period, members.breakdown, question, stage, stage_order,
    any_value(wholes.base_cases) as base_cases, any_value(wholes.cases) as cases,
    any_value(wholes.base_value) as base_value, any_value(wholes.value) as value, any_value(wholes.change) as change,
    sum((members.base_cases * members.value)::decimal(38,12))::double / sum(members.base_cases)::double as at_base_mix_value,
    count(*) filter (is_enough) as member_count,
    count(*) filter (is_enough and members.change * wholes.change < 0) as opposite_count,
    count(*) filter (is_enough and members.change * wholes.change > 0 and members.is_told) as same_count,
    sum(members.base_cases) filter (is_enough) >= 0.8 * any_value(wholes.base_cases) and sum(members.cases) filter (is_enough) >= 0.8 * any_value(wholes.cases) as is_most
  from (select *, least(base_cases, cases) >= 30 as is_enough from moved where breakdown <> 'all') as members
  inner join (from moved where breakdown = 'all') as wholes using (period, question, stage, stage_order)
  where wholes.is_told
  group by all
),
judged as (
  select
    *,
    case
      when opposite_count = member_count then 'reversed'
      when same_count = 0 and abs(at_base_mix_value - base_value) * sign((at_base_mix_value - base_value) * change) < abs(change) / 2 then 'mostly mix'
    end as finding
  from members
  where is_most and member_count >= 2
)
select
  base_period, -- the fiscal year before: FY2024
  period, -- the fiscal year: FY2025
  breakdown, -- whose members did not move so: lead_source, region, department or product_line
  question, -- conversion (from the stage), win rate or deal value
  stage, -- the stage that the conversion is from; '(all)' for the others
  finding, -- reversed: each member moved the other way; mostly mix: none moved the same way beyond chance, and less than half of the change is left at the mix of before
  base_value, -- the whole's rate, or mean deal value, of the year before at the same age
  value as period_value, -- of the year
  at_base_mix_value, -- what it would be had each member the share in the cases that it had the year before
  base_cases::integer as base_case_count, -- journeys that reached the stage, or wins with a deal value, the year before
  cases::integer as case_count, -- in the year
  member_count::integer as member_count, -- members of thirty or more cases in both years
  opposite_count::integer as opposite_count, -- of these, moved the other way
  same_count::integer as same_count, -- of these, moved the same way beyond chance
  is_base_whole -- the exports reach back to the start of the year before
from judged
inner join (select distinct period, base_period, is_base_whole from core.year_pairs) as pairs using (period)
where finding is not null
