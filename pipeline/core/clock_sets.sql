-- One row per product line and region ('(all)' where not told apart), stage, and length of stay that some visit had: how many visits were under
-- observation for as long, how many went forward then, and how many left at all. As far as five or more are at risk at every length before.
-- key: product_line, region, stage_order, dwell_days
with
visits as (
  select
    journey_id, stage_order, dwell_days, entry_days,
    (left_how in ('advanced', 'skipped ahead', 'won'))::integer as going_on,
    (left_how <> 'open')::integer as leaving
  from core.dwells
  inner join core.stage_visits using (journey_id, visit_number, stage_order)
  where dwell_days is not null
),
changes as (
  select journey_id, stage_order, dwell_days, going_on, leaving, 1 as going from visits
  union all
  select journey_id, stage_order, entry_days, 0, 0, -1 from visits where entry_days > 0
),
counted as (
  select
    coalesce(product_line, '(all)') as product_line,
    coalesce(region, '(all)') as region,
    stage_order,
    dwell_days,
    sum(going) as going_count,
    sum(going_on) as advanced_count,
    sum(leaving) as left_count
  from changes
  inner join core.journeys using (journey_id)
  group by stage_order, dwell_days, grouping sets ((), (product_line), (region), (product_line, region))
),
at_risk as (
  select *, sum(going_count) over (partition by product_line, region, stage_order order by dwell_days desc) as at_risk_count
  from counted
)
select
  product_line, -- the product line, or '(all)'
  region, -- the region, or '(all)'
  stage_order, -- place of the stage
  dwell_days, -- length of the stay
  at_risk_count::integer as at_risk_count, -- visits under observation that lasted as long
  advanced_count::integer as advanced_count, -- visits that went forward then: to a later stage, or won
  left_count::integer as left_count -- visits that ended then, in whatever way
from at_risk
qualify min(at_risk_count) over (partition by product_line, region, stage_order order by dwell_days) >= 5
