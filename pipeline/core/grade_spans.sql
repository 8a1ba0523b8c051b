-- One row per grading of a prospect who had not bought yet: the time for which it held, how many contacts its grade asked for in that time,
-- and in how many of those stretches sales was in contact. A grade holds for the days that it promises, at most. Contacts are those of
-- core.journey_contacts that were written down by as_of.
-- key: _file, _row
with
spans as (
  select
    promises._file, promises._row, journey_id, promises.rep_id, promises.grade, contact_days, declared_at,
    least(
      lead(declared_at) over (partition by journey_id order by declared_at, promises._file, promises._row),
      bought_at, ended_at, ends_at,
      declared_at + interval 1 day * promise_days
    ) as until_at
  from core.grade_promises as promises
  inner join core.journeys using (journey_id)
  cross join workspace.clock
  where left_out in ('none', 'no promise') and contact_days is not null
),
asked as (
  select *, (floor(date_diff('second', declared_at, until_at) / 86400.0 / contact_days))::integer as due_count
  from spans
  where until_at > declared_at
),
contacts as (
  select
    journey_id, happened_at, happened_on, next_contact_on,
    lead(happened_on) over (partition by journey_id order by happened_at, activities._file, activities._row) as followed_on,
    coalesce(ended_on <= next_contact_on, false) as is_ended
  from core.activities
  inner join core.journeys using (journey_id)
  cross join workspace.clock
  where happened_on >= coalesce(entered_on, happened_on)
    and happened_on <= coalesce(ended_on, happened_on)
    and coalesce(activities.recorded_at, happened_at) < ends_at
    and not (is_answered is not distinct from false and lower(direction) in ('呼入', 'inbound', 'incoming', 'in'))
),
held as (
  select
    asked._file, asked._row,
    count(*)::integer as contact_count,
    count(distinct floor(date_diff('second', declared_at, happened_at) / 86400.0 / contact_days)) filter (
      floor(date_diff('second', declared_at, happened_at) / 86400.0 / contact_days) < due_count
    )::integer as kept_count,
    count(*) filter (next_contact_on < as_of_on and (followed_on <= next_contact_on or not is_ended))::integer as announced_count,
    count(*) filter (next_contact_on < as_of_on and followed_on <= next_contact_on)::integer as announced_kept_count
  from contacts
  inner join asked on asked.journey_id = contacts.journey_id and happened_at >= declared_at and happened_at < until_at
  cross join workspace.clock
  group by all
)
select
  asked._file,
  asked._row,
  journey_id,
  rep_id, -- who graded, else whose journey it is
  grade,
  contact_days, -- such a prospect is to hear from sales once in so many days
  declared_at, -- when it was written down, or else the time it speaks of
  until_at, -- until its days are over, the next grading, the purchase, the outcome or the end of as_of
  due_count, -- whole stretches of so many days in that time: contacts due
  coalesce(held.kept_count, 0) as kept_count, -- of them, stretches with a contact
  coalesce(contact_count, 0) as contact_count, -- contacts in that time
  coalesce(announced_count, 0) as announced_count, -- of them, those that announced the next for a day before as_of and the end
  coalesce(announced_kept_count, 0) as announced_kept_count -- of these, followed by another until that day
from asked
left join held using (_file, _row)
