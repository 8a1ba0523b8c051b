-- One row per fiscal year, quarter and month and per region ('(all)' for all): from what stood open when it began to what stood open at its end, as the
-- site tells it. opening + new + reopened - won - lost - disqualified - interrupted - set aside = closing. Told of few journeys is nothing: where one of
-- these is that of fewer than privacy.least_people, the row is withheld, with those of the longer period and of the regions from which it would follow;
-- where only those taken up again are so few, they are folded into those set aside.
-- key: period_kind, period, region
-- pages: true
with
spans as (
  select distinct unnest(['fiscal_month', 'fiscal_quarter', 'fiscal_year']) as period_kind, unnest([fiscal_month, fiscal_quarter, fiscal_year]) as period,
    fiscal_year, unnest([fiscal_quarter, fiscal_quarter, null]) as fiscal_quarter
  from core.calendar
),
bridges as (
  select
    bridge.*,
    fiscal_year, fiscal_quarter,
    if(breakdown = 'region', member, '(all)') as region,
    (breakdown = 'region')::integer as part_order,
    array_position(['fiscal_year', 'fiscal_quarter', 'fiscal_month'], period_kind) as kind_order,
    [opening_count, new_count, won_count, lost_count, disqualified_count, recycled_count + interrupted_count + reopened_count, closing_count] as people,
    [reopened_count, recycled_count, interrupted_count] as people_back,
    least_count
  from metrics.pipeline_bridge as bridge
  inner join spans using (period_kind, period)
  cross join workspace.privacy
  where stage = '(all)' and breakdown in ('all', 'region')
),
few as (
  select
    fiscal_year, fiscal_quarter, part_order, kind_order,
    len(list_filter(people, lambda number: number between 1 and least_count - 1)) > 0 as is_few
  from bridges
  where len(list_filter(people || people_back, lambda number: number between 1 and least_count - 1)) > 0
),
judged as (
  select
    bridges.*,
    count(few.is_few) filter (few.is_few) > 0 as is_withheld,
    count(few.is_few) > 0 as is_folded
  from bridges
  left join few
    on few.fiscal_year = bridges.fiscal_year and few.part_order <= bridges.part_order and few.kind_order <= bridges.kind_order
    and (few.kind_order < 3 or few.fiscal_quarter = bridges.fiscal_quarter)
  group by all
),
netted as (
  select
    *,
    opening_count + new_count - won_count - lost_count - disqualified_count - closing_count as other_count,
    opening_amount + new_amount - won_amount - closing_amount as left_amount
  from judged
)
select
  period_kind, -- fiscal_year, fiscal_quarter or fiscal_month
  period, -- FY2025, FY2025 Q3 or 2025-03
  region, -- the region, or '(all)'
  is_withheld, -- few journeys went one of the ways, here or in a row from which this one would follow
  is_folded, -- few were taken up again: they are told with those set aside
  if(is_withheld, null, opening_count) as opening_count, -- open when it began
  if(is_withheld, null, new_count) as new_count, -- came in first of all
  if(is_folded, null, reopened_count) as reopened_count, -- taken up again after a loss or a setting aside; null where folded
  if(is_withheld, null, won_count) as won_count, -- won
  if(is_withheld, null, lost_count) as lost_count, -- lost
  if(is_withheld, null, disqualified_count) as disqualified_count, -- disqualified
  if(is_folded, null, interrupted_count) as interrupted_count, -- lost or set aside, and taken up again later; null where folded
  if(is_withheld, null, other_count + if(is_folded, 0, reopened_count - interrupted_count))::integer as set_aside_number, -- set aside, and visits not dated; below 0 where more were taken up again; where folded, with those interrupted and less those taken up again
  if(is_withheld, null, closing_count) as closing_count, -- open at its end
  if(is_withheld, null, opening_amount) as opening_amount, -- deal value open when it began
  if(is_withheld, null, new_amount) as new_amount, -- of what came in
  if(is_withheld, null, won_amount) as won_amount, -- of what was won
  if(is_withheld, null, left_amount::decimal(18,2)) as left_amount, -- of what left without a purchase, less what was taken up again and what deal values were raised by
  if(is_withheld, null, closing_amount) as closing_amount -- deal value open at its end; opening + new - won - left
from netted
