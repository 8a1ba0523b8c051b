-- One row per period of first contact and member of a breakdown: how much of what will become of the journeys is known. Each open one
-- is expected to be won with the probability that the curve of all journeys gives it at its age; those of unknown age with none.
-- key: period_kind, period, breakdown, member
-- pages: breakdown <> 'rep' and period_kind = 'fiscal_quarter'
with
curve as (
  select age_days as curve_days, later_won_rate
  from metrics.conversion_curve
  where period_kind = 'all' and breakdown = 'all' and since_order = 0
),
oldest as (
  select max(age_days) as oldest_win_days from core.journeys where outcome = 'won'
),
expected as (
  select
    journeys.*,
    coalesce(outcome = 'open' and age_days < oldest_win_days, false) as can_convert,
    outcome = 'open' and age_days is not null and curve_days is null as is_unforeseen,
    case outcome when 'won' then 1 when 'open' then coalesce(later_won_rate, 0) else 0 end::decimal(18,15) as win_chance
  from core.journeys
  cross join oldest
  asof left join curve on coalesce(age_days, -1) >= curve_days
),
counted as (
  select
    period_kind_of(grouping(fiscal_year, fiscal_quarter, fiscal_month)) as period_kind,
    coalesce(fiscal_year, fiscal_quarter, fiscal_month, '(all)') as period,
    breakdown_of(grouping(lead_source, region, department, product_line, rep)) as breakdown,
    coalesce(lead_source, region, department, product_line, rep, '(all)') as member,
    count(*) as journey_count,
    count(*) filter (outcome = 'open') as open_count,
    count(*) filter (can_convert) as can_convert_count,
    count(*) filter (outcome = 'won') as won_count,
    case when not bool_or(is_unforeseen) then sum(win_chance) end::double as expected_won_count
  from (select *, coalesce(rep_id, '(missing)') as rep from expected) as expected
  group by
    grouping sets ((), (fiscal_year), (fiscal_quarter), (fiscal_month)),
    grouping sets ((), (lead_source), (region), (department), (product_line), (rep))
)
select
  period_kind, -- all, fiscal_year, fiscal_quarter or fiscal_month
  period, -- of first contact: '(all)', FY2025, FY2025 Q3, 2025-03, or '(missing)' where no record dates it
  breakdown, -- all, lead_source, region, department, product_line or rep
  member, -- which of them; '(all)' where they are not split
  journey_count::integer as journey_count, -- journeys begun
  open_count::integer as open_count, -- of them, open
  can_convert_count::integer as can_convert_count, -- of the open, those younger than the oldest win
  won_count::integer as won_count, -- won so far
  expected_won_count, -- won so far, and the chances of the open ones; null where too few journeys make a curve
  rate(won_count, expected_won_count) as matured_rate, -- share of the wins to be expected that have happened; null where none are
  rate(can_convert_count, journey_count) as can_convert_rate, -- share of the journeys that are open and younger than the oldest win
  coalesce(matured_rate < 0.8, can_convert_rate > 0.2) as is_immature -- less than four fifths of the wins to be expected have happened, or, where that is unknown, more than a fifth of the journeys can still be won
from counted
