-- One row per pair of fiscal years, breakdown, member ('(all)': the sum of its members) and effect: from what was booked as won in the year before to
-- what was booked in the year; opening + effects = closing, to the cent. Both years' journeys are cut at the same age (core.year_pairs).
-- Told is what does not rest on chance; it is bookkeeping, not cause. Wins without a day are in no year.
-- key: period, breakdown, member, effect_order
-- method: year_bridge
select
  base_period,
  period,
  breakdown_of(grouping(lead_source, region, department, product_line) * 2 + 1) as breakdown,
  coalesce(lead_source, region, department, product_line, '(all)') as member,
  side,
  part,
  furthest_order,
  fate,
  sum(journey_count)::integer as journey_count,
  sum(known_count)::integer as known_count,
  sum(won_amount)::decimal(18,2) as won_amount,
  sum(squared_value::decimal(38,0))::double as squared_value,
  any_value(is_complete) as is_complete,
  any_value(is_base_whole) as is_base_whole,
  any_value(has_earlier) as has_earlier,
  any_value(seen_on > booked_until_on) as has_speed,
  (select to_json(list(stage order by stage_order))::varchar from workspace.stages) as stages
from core.year_cells
inner join core.year_pairs using (base_period, period, side)
where fate <> 'not begun'
group by
  base_period, period, side, part, furthest_order, fate,
  grouping sets ((), (lead_source), (region), (department), (product_line))
