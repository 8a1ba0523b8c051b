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
  strftime(day_on, '%G-W%V') as iso_week, -- the week, in the year that its Thursday falls in: 2025-W01
  fiscal_year_of(day_on) as fiscal_year, -- named after the calendar year in which it ends
  fiscal_quarter_of(day_on) as fiscal_quarter, -- quarter of the fiscal year
  strftime(day_on, '%Y-%m') as fiscal_month, -- its month, by the calendar year: 2025-03
  working_days.is_working as is_working_day, -- sales works on it, by the weekdays, holidays and days worked besides of headwater.yaml
  coalesce(holiday, '(none)') as holiday, -- the holiday's name; (none) where it has none or is no holiday
  (working_days.is_working::integer * (closes_seconds - opens_seconds) / 3600.0)::double as working_hours -- hours that sales works on it
from days
inner join workspace.working_days using (day_on)
left join workspace.holidays using (day_on)
cross join workspace.working_hours
where fiscal_year_of(day_on) >= (select fiscal_year_of(first_on) from workspace.clock)
  and fiscal_year_of(day_on) <= (select fiscal_year_of(as_of_on) from workspace.clock)
