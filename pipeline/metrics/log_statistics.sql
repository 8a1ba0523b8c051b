-- One row for all, per department and per consultant, and statistic of the log: what an auditor asks for beside the indicators. It judges nobody and
-- changes no prompt: such tests say that consultants differ, and all do. Imports are left out; of days, only consultants' own are counted.
-- key: level, member, statistic
-- method: log_statistics
-- pages: false
with
entered as (
  select rep_id, department, happened_on, day_of(recorded_at) as entered_on
  from core.log_entries
  where recorded_at is not null and not is_import and rep_id <> '(missing)'
),
spans as (
  select rep_id, any_value(department) as department, min(happened_on) as first_on, max(happened_on) as last_on
  from entered
  group by all
),
days as (
  select rep_id, department, day_on
  from spans
  inner join workspace.working_days on day_on between first_on and last_on
  where is_working
),
daily as (
  select 'daily_entries' as measure, days.department, days.rep_id, count(entered_on) as value
  from days
  left join entered on entered.rep_id = days.rep_id and entered_on = day_on
  group by days.department, days.rep_id, day_on
  union all
  select 'daily_activities', days.department, days.rep_id, count(happened_on)
  from days
  left join entered on entered.rep_id = days.rep_id and happened_on = day_on
  group by days.department, days.rep_id, day_on
),
measured as (
  select
    case indicator
      when 'early_entry' then 'entry_lag'
      when 'weekly_entry' then 'before_meeting'
      when 'batch_entry' then 'half_hour'
      when 'heaped_durations' then 'minutes'
      else indicator
    end as measure,
    department,
    coalesce(rep_id, '(missing)') as rep_id,
    if(indicator = 'weekly_entry', is_marked::integer, value) as value
  from core.log_marks
  cross join workspace.integrity
  where indicator in ('early_entry', 'batch_entry', 'heaped_durations', 'same_fields', 'same_wording')
    or (indicator = 'weekly_entry' and meeting_weekday_number is not null)
  union all
  from daily
),
weekdays as (
  -- the part of the log's working days that are the meeting's
  select rate(count(*) filter (isodow(day_on) = meeting_weekday_number), count(*)) as weekday_rate
  from workspace.working_days
  cross join workspace.integrity
  where is_working and day_on between (select min(first_on) from spans) and (select max(last_on) from spans)
)
select
  measure,
  department,
  rep_id,
  list(value::double order by value) as values,
  any_value(record_floor_count) as record_floor_count,
  any_value(weekday_rate) as weekday_rate
from measured
cross join workspace.integrity
cross join weekdays
group by measure, department, rep_id
order by all
