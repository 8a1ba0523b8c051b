-- One row per fiscal year and the one before it, and side of the pair: the days on which the two are cut. The later year is seen on as_of and the
-- earlier one a year before that, so that its journeys have been followed exactly as long; a month's end meets a month's end. Neither bookings nor
-- spend of a year are counted after its end.
-- key: period, side
with
years as (
  select fiscal_year, min(day_on) as starts_on, max(day_on) as ends_on
  from core.calendar
  group by all
),
paired as (
  select *, lag(struct_pack(fiscal_year, starts_on, ends_on)) over (order by starts_on) as base
  from years
),
seen as (
  select *, as_of_on, if(last_day(as_of_on) = as_of_on, last_day((as_of_on - interval 1 year)::date), (as_of_on - interval 1 year)::date) as year_before_on
  from paired
  cross join workspace.clock
  where base is not null
),
sides as (
  select base.fiscal_year as base_period, fiscal_year as period, ends_on <= as_of_on as is_complete, 'period' as side,
    starts_on, ends_on, as_of_on as seen_on, base.starts_on as base_starts_on
  from seen
  union all
  select base.fiscal_year, fiscal_year, ends_on <= as_of_on, 'base', base.starts_on, base.ends_on, year_before_on, base.starts_on
  from seen
)
select
  base_period, -- the fiscal year before: FY2024
  period, -- the fiscal year: FY2025
  side, -- base or period: which of the two this row is of
  if(side = 'base', base_period, period) as fiscal_year, -- the year of this row
  starts_on, -- its first day
  ends_on, -- its last day
  seen_on, -- the last day whose records count for it: as_of, or a year before
  least(ends_on, seen_on) as booked_until_on, -- the last day of the year that counts: its end, or where the later year stands
  is_complete, -- the later year is over
  coalesce(first_entered_on < base_starts_on + 31 and coalesce(observed_from_on <= base_starts_on + 31, true), false) as is_base_whole, -- the exports reach back to the start of the earlier year
  coalesce(first_entered_on < base_starts_on and coalesce(observed_from_on <= base_starts_on, true), false) as has_earlier -- and before it: what earlier years brought into it is on record
from sides
cross join core.observation
