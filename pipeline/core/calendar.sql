-- One row per day, from the first fiscal year that any record falls in to the end of the one that holds as_of.
-- key: day_on
with
days as (
  select unnest(generate_series(
    date_trunc('month', clock.first_on) - interval 11 months,
    date_trunc('month', clock.as_of_on) + interval 12 months - interval 1 day,
    interval 1 day
  ))::date as day_on
  from workspace.clock
)
select
  day_on, -- the day, in the workspace's time zone
  date_trunc('month', day_on)::date as month_on, -- first day of its month
  date_trunc('week', day_on)::date as week_on, -- Monday of its week
  fiscal_year_of(day_on) as fiscal_year, -- named after the calendar year in which it ends
  fiscal_quarter_of(day_on) as fiscal_quarter, -- quarter of the fiscal year
  isodow(day_on) <= 5 as is_working_day -- Monday to Friday; public holidays are not known here
from days
where fiscal_year_of(day_on) >= (select fiscal_year_of(first_on) from workspace.clock)
  and fiscal_year_of(day_on) <= (select fiscal_year_of(as_of_on) from workspace.clock)
