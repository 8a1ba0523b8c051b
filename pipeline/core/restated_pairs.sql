-- One row per journey of the last published run or of today: which of today's it became, and what happened to its records. A journey goes on in
-- the one that its naming record belongs to; where several do, one goes on and the others were merged into it.
-- key: journey_id, last_journey_id
with
moves as (
  select
    last_records.journey_id as last_journey_id,
    coalesce(any_value(journey_records.journey_id) filter (record_id = last_records.journey_id), min(journey_records.journey_id)) as heir_id,
    bool_or(is_changed) filter (journey_records.journey_id is not null) as has_changed,
    bool_or(journey_records.journey_id is null) as has_gone,
    count(distinct journey_records.journey_id) > 1 as has_split
  from workspace.last_records
  left join core.journey_records using (record_id)
  group by all
),
heirs as (
  select
    *,
    row_number() over (partition by heir_id order by last_journey_id <> heir_id, last_journey_id) = 1 and heir_id is not null as goes_on
  from moves
),
members as (
  select
    journey_records.journey_id,
    count(distinct last_records.journey_id) as last_count,
    bool_or(last_records.journey_id is null and coalesce(recorded_on <= last_run.as_of_on, true)) as has_late,
    bool_or(last_records.journey_id is null and recorded_on > last_run.as_of_on) as has_newer
  from core.journey_records
  cross join workspace.last_run
  left join workspace.last_records using (record_id)
  group by all
)
select
  coalesce(members.journey_id, '(none)') as journey_id, -- the journey as it is today; (none) for one that is no more
  coalesce(last_journey_id, '(none)') as last_journey_id, -- the journey as the last run called it; (none) for one that it did not have
  case
    when members.journey_id is null then if(heir_id is null, 'gone', 'merged')
    when last_journey_id is null then if(last_count > 0, 'merged', 'late')
    when last_count > 1 or has_split then 'merged'
    when has_late then 'late'
    when has_gone then 'gone'
    when has_changed then 'corrected'
    else 'same'
  end as records_are, -- what happened to its records: merged (or split), late, gone, corrected, same; the first that holds
  coalesce(has_newer, false) as has_newer -- it has records that are dated after the last run's day
from members
full join (from heirs where goes_on) as continued on heir_id = members.journey_id
union all by name
select '(none)' as journey_id, last_journey_id, if(heir_id is null, 'gone', 'merged') as records_are, false as has_newer
from heirs
where not goes_on and exists (from workspace.last_run)
