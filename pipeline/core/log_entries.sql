-- One row per logged activity entered by as_of: how long after it happened it was written down, and how closely with others. What many
-- entries share to the second was imported; an entry with a day only has no time that can be compared.
-- key: record_id
with
entered as (
  select
    coalesce(activity_id, activities._file || ' ' || activities._row) as record_id,
    split_part(activities._file, '/', -2) as system_name,
    activities.* exclude (_file, _row, activity_id),
    coalesce(department, '(missing)') as department,
    date_diff('second', happened_at, until_moment(recorded_at)) / 3600.0 as lag_hours,
    local_time_of(recorded_at) as entered_at_clock,
    count(*) over (partition by recorded_at) >= import_count as is_crowded
  from core.activities
  left join core.reps using (rep_id)
  cross join workspace.integrity
  cross join workspace.clock
  where coalesce(recorded_at < ends_at, true)
),
told as (
  select *, recorded_at is not null and is_crowded and entered_at_clock::time <> time '00:00' as is_import
  from entered
),
timed as (
  select
    record_id, rep_id, recorded_at,
    isodow(entered_at_clock - to_seconds(coalesce(before_meeting_seconds, 0))) as weekday,
    case
      when before_meeting_hours is null then hour(entered_at_clock)
      when date_diff('second', date_trunc('day', entered_at_clock - to_seconds(before_meeting_seconds)), entered_at_clock - to_seconds(before_meeting_seconds)) < before_meeting_hours * 3600 then 0
    end as clock_window,
    count(*) over (partition by rep_id order by recorded_at range between current row and interval '1799.999999 seconds' following) as following_count
  from told
  cross join workspace.integrity
  where rep_id is not null and not is_import and entered_at_clock::time <> time '00:00'
),
busiest as (
  select rep_id, arg_max({weekday: weekday, clock_window: clock_window}, entry_count * 1000 - weekday * 24 - clock_window) as hour_of_week
  from (select rep_id, weekday, clock_window, count(*) as entry_count from timed where clock_window is not null group by all)
  group by all
),
placed as (
  select
    record_id,
    max(following_count) over (partition by rep_id order by recorded_at range between interval '1799.999999 seconds' preceding and current row) as batch_count,
    case
      when clock_window is distinct from hour_of_week.clock_window then 'other hours'
      when weekday = coalesce(meeting_weekday_number, hour_of_week.weekday) then 'weekly hours'
      else 'same hours of another day'
    end as entered_in
  from timed
  left join busiest using (rep_id)
  cross join workspace.integrity
)
select
  record_id, -- the log entry
  system_name, -- the system that holds it
  coalesce(rep_id, '(missing)') as rep_id, -- who did it; '(missing)' where nobody is named
  department, -- of who did it
  kind,
  journey_id,
  coalesce(journey_id, opportunity_id, lead_id, record_id) as prospect_id, -- the prospect; the entry's own where none is known
  direction,
  is_answered,
  happened_at,
  happened_on,
  recorded_at,
  duration_seconds,
  is_on_site(kind) as is_on_site, -- the consultant was with the customer
  is_import, -- many entries share its second
  lag_hours::double as lag_hours, -- hours from when it is said to have happened to when it was written down; negative where that was earlier
  batch_count::integer as batch_count, -- entries of the consultant in the fullest 30 minutes around it; null for imports and without a time
  coalesce(entered_in, '(missing)') as entered_in -- weekly hours (before the meeting, or the consultant's busiest hour of the week), same hours of another day, other hours
from told
left join placed using (record_id)
