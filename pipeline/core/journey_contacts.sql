-- One row per journey: how often sales was in contact, how soon, and what it promised. A contact is a logged activity of whatever kind,
-- answered or not, from the day of arrival to that of the outcome; an inbound call that nobody took is none. One before the arrival,
-- on its day, came with it and took no time. Where no export holds activities nothing is known.
-- key: journey_id
with
contacts as (
  select
    journey_id,
    happened_at,
    happened_on,
    is_answered is distinct from false as is_two_way,
    date_diff('second', coalesce(lag(happened_at) over contacts, entered_at), happened_at) / 86400.0 <= threshold('timely_days') as is_timely,
    next_contact_on,
    row_number() over contacts as contact_number
  from core.activities
  inner join core.journeys using (journey_id)
  where coalesce(happened_on >= entered_on, true)
    and coalesce(happened_on <= ended_on, true)
    and not (is_answered is not distinct from false and lower(direction) in ('呼入', 'inbound', 'incoming', 'in'))
  window contacts as (partition by journey_id order by happened_at, activities._file, activities._row)
),
counted as (
  select
    journey_id,
    count(*)::integer as contact_count,
    count(*) filter (is_two_way)::integer as two_way_count,
    count(*) filter (is_timely)::integer as timely_count,
    min(happened_at) as first_contact_at,
    max(happened_on) as last_contact_on,
    arg_max(next_contact_on, contact_number) filter (next_contact_on is not null) as next_contact_on,
    coalesce(max(contact_number) filter (next_contact_on is not null) = max(contact_number), false) as is_promised_last
  from contacts
  group by all
),
waited as (
  select
    journeys.journey_id,
    outcome,
    entered_on,
    as_of_on,
    counted.* exclude (journey_id),
    working_hours_between(entered_at, greatest(entered_at, coalesce(first_contact_at, ended_at, ends_at))) as waited_hours,
    (select count(*) > 0 from core.activities) as is_known
  from core.journeys
  left join counted using (journey_id)
  cross join workspace.clock
)
select
  journey_id,
  case when is_known then coalesce(contact_count, 0) end as contact_count, -- contacts, answered or not; null where no export holds activities
  case when is_known then coalesce(two_way_count, 0) end as two_way_count, -- contacts not recorded as unanswered
  case when is_known then coalesce(timely_count, 0) end as timely_count, -- contacts soon enough after the one before, or the arrival
  first_contact_at, -- when the first was made, in UTC
  last_contact_on, -- day of the last
  next_contact_on, -- when the next is promised, by the last contact that promised one
  case when is_known then waited_hours end as waited_hours, -- working hours from arrival to the first contact, else to the outcome or the end of as_of; null where undated
  case
    when not is_known then '(missing)'
    when contact_count > 0 and entered_on is null then 'undated'
    when waited_hours <= threshold('first_contact_hours') and contact_count > 0 then 'in time'
    when contact_count > 0 then 'late'
    when waited_hours <= threshold('first_contact_hours') and outcome = 'open' then 'waiting'
    else 'none'
  end as response, -- in time, late, undated: contacted after a time not known, waiting: there is time yet, or none
  is_known and outcome = 'open'
    and coalesce(next_contact_on < as_of_on, true)
    and coalesce(date_diff('day', coalesce(last_contact_on, entered_on), as_of_on) > threshold('next_step_days'), true) as has_no_next_step, -- open, no contact planned, and none for long
  is_known and outcome = 'open'
    and coalesce(next_contact_on < as_of_on and is_promised_last, false) as is_overdue, -- open, promised a contact before as_of, and none was made since
  case when is_known and outcome = 'open' then date_diff('day', coalesce(last_contact_on, entered_on), as_of_on) end::double as idle_days -- calendar days since the last contact, or the arrival, while open
from waited
