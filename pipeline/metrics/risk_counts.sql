-- One row per member of a breakdown and sign of danger: open journeys that have it, their deal value and what of it is at risk. Told of few journeys
-- is nothing: not where fewer than privacy.least_people have it or have it not, nor of the next smallest members where what they hide would follow
-- from the total. '(any)' counts a journey once, whatever signs it has.
-- key: breakdown, member, sign
-- pages: true
with
signs as (
  select unnest([
    '(all)', '(any)', 'past clock', 'no precedent', 'no contact', 'no next step', 'broken promise', 'close date put off', 'close date passed', 'went back',
    'single contact', 'grade not met', 'no evidence attached'
  ]) as sign
),
counted as (
  select
    case grouping(region, department, product_line, stage) when 7 then 'region' when 11 then 'department' when 13 then 'product_line' when 14 then 'stage' else 'all' end as breakdown,
    coalesce(region, department, product_line, stage, '(all)') as member,
    sign,
    count(*)::integer as journey_count,
    sum(value_amount) as value_amount,
    sum(at_risk_amount) as at_risk_amount
  from metrics.risk_signs
  group by sign, grouping sets ((), (region), (department), (product_line), (stage))
),
every_sign as (
  select breakdown, member, signs.sign, coalesce(journey_count, 0) as journey_count, value_amount, at_risk_amount
  from (select distinct breakdown, member from counted) as members
  cross join signs
  left join counted using (breakdown, member, sign)
),
compared as (
  select
    every_sign.*,
    coalesce(lot, '') as lot,
    if(every_sign.breakdown = 'department', lot, '') as sum_lot,
    wholes.journey_count - every_sign.journey_count as without_count,
    least_count
  from every_sign
  inner join every_sign as wholes
    on wholes.breakdown = every_sign.breakdown and wholes.member = every_sign.member
    and wholes.sign = if(every_sign.sign = 'no precedent', 'past clock', '(all)')
  left join metrics.risk_groups as lots on lots.breakdown = every_sign.breakdown and lots.member = every_sign.member
  cross join workspace.privacy
),
judged as (
  select
    *,
    journey_count > 0 and (journey_count < least_count or without_count between 1 and least_count - 1) as is_small,
    least(journey_count, if(without_count > 0, without_count, null)) as size_count,
    sum(without_count) over (partition by breakdown, sum_lot, sign) as all_without_count
  from compared
),
running as (
  select
    *,
    count(*) over smaller as hidden_members_count,
    coalesce(sum(journey_count) over smaller, 0) as hidden_count,
    coalesce(sum(without_count) over smaller, 0) as hidden_without_count,
    bool_or(is_small) over (partition by breakdown, sum_lot, sign) as has_small
  from judged
  where journey_count > 0
  window smaller as (partition by breakdown, sum_lot, sign order by is_small desc, size_count, member rows between unbounded preceding and 1 preceding)
),
hidden as (
  select
    breakdown, member, sign, lot,
    is_small or (has_small and not (
      hidden_members_count >= 2 and hidden_count >= least_count and hidden_count > hidden_members_count
      and (hidden_without_count >= least_count or all_without_count = 0)
    )) as is_hidden
  from running
),
withheld as (
  select
    breakdown, member, sign,
    is_hidden or (breakdown = 'department' and bool_or(is_hidden and breakdown = 'region') over (partition by lot, sign)) as is_withheld
  from hidden
)
select
  breakdown, -- what the journeys are split by: all, region, department, product_line or stage
  member, -- which of them; '(all)' where they are not split
  sign, -- (all) open journeys, (any) sign, past clock: longer in the stage than three quarters of those that went forward, no precedent: longer than any, and the flags of metrics.risks
  coalesce(is_withheld, false) as is_withheld, -- too few journeys, or another member's few would follow from it
  if(is_withheld, null, journey_count)::integer as journey_count, -- open journeys with the sign; null where withheld
  if(is_withheld, null, coalesce(value_amount, 0))::decimal(18,2) as value_amount, -- their deal value, where none is known the mean of what was won; null where withheld
  if(is_withheld or sign = '(all)', null, coalesce(at_risk_amount, 0))::decimal(18,2) as at_risk_amount, -- probability of a win now × deal value; null where withheld, and for (all)
  if(breakdown = 'all' or is_withheld or journey_count = 0, null, row_number() over (
    partition by breakdown, sign, is_withheld is true or journey_count = 0 order by at_risk_amount desc, member
  ))::integer as risk_rank -- 1 has most at risk among the members told
from every_sign
left join withheld using (breakdown, member, sign)
