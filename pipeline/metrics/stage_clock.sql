-- One row per product line and region ('(all)' where not told apart) and stage: how long those that go forward from it take. Visits that go on are
-- censored and other ways out compete (Aalen–Johansen): days by which so much of all that ever goes forward has done so. What stands longer
-- than three quarters of these is to be watched, longer than nine tenths is stalled, longer than any that went forward has no precedent.
-- key: product_line, region, stage_order
-- pages: product_line = '(all)' and region = '(all)' and is_usable and open_count not between 1 and (select least_count - 1 from workspace.privacy)
with
quantiles as (
  select
    product_line, region, stage_order,
    max(advanced_rate) as advanced_rate,
    min(dwell_days) filter (advanced_so_far_rate >= 0.5 * whole_rate) as median_advance_days,
    min(dwell_days) filter (advanced_so_far_rate >= 0.75 * whole_rate) as p75_advance_days,
    min(dwell_days) filter (advanced_so_far_rate >= 0.8 * whole_rate) as p80_advance_days,
    min(dwell_days) filter (advanced_so_far_rate >= 0.9 * whole_rate) as p90_advance_days
  from (select *, advanced_so_far_rate as advanced_rate, max(advanced_so_far_rate) over (partition by product_line, region, stage_order) as whole_rate from core.clock_curves)
  where whole_rate > 0
  group by all
),
counted as (
  select
    coalesce(product_line, '(all)') as product_line,
    coalesce(region, '(all)') as region,
    dwells.stage,
    stage_order,
    count(*)::integer as visit_count,
    (count(*) filter (left_how in ('advanced', 'skipped ahead', 'won')))::integer as advanced_count,
    (count(*) filter (left_how = 'open'))::integer as open_count,
    (count(*) filter (dwell_days is null))::integer as undated_count,
    max(dwell_days) filter (left_how in ('advanced', 'skipped ahead', 'won')) as longest_advance_days
  from core.dwells
  inner join core.stage_visits using (journey_id, visit_number, stage_order)
  inner join core.journeys using (journey_id)
  group by dwells.stage, stage_order, grouping sets ((), (product_line), (region), (product_line, region))
)
select
  product_line, -- the product line, or '(all)'
  region, -- the region, or '(all)'
  counted.stage, -- the stage
  stage_order, -- place of the stage
  visit_count, -- visits that a record names
  advanced_count, -- of them, those that went forward: to a later stage, or won
  open_count, -- of them, those that go on
  undated_count, -- of them, those whose length no record tells; not among the days
  least(advanced_rate, 1) as advanced_rate, -- probability that a visit goes forward in the end
  median_advance_days, -- days by which half of all that go forward have done so
  p75_advance_days, -- days by which three quarters have
  p80_advance_days, -- days by which four fifths have
  p90_advance_days, -- days by which nine tenths have
  longest_advance_days, -- most days that one that went forward took
  advanced_count >= 30 as is_usable -- thirty or more went forward: fit to be held against a visit
from counted
left join quantiles using (product_line, region, stage_order)
