-- One row per log entry: what beside it says that it happened. An order of its journey; a touch, or an entry in another system, of its
-- journey within a day; a connected call with a length that a telephone measured; a stage that its journey entered from 2 days before to 14
-- days after. What nothing corroborates may have happened all the same.
-- key: record_id
with
measured_kinds as (
  select kind
  from core.log_entries
  where duration_seconds > 0
  group by all
  having count(*) filter (duration_seconds % 60 = 0) < 0.9 * count(*)
),
ordered as (
  select distinct journey_id from core.orders where journey_id is not null
),
seen as (
  select journey_id, touched_on as seen_on, '(touches)' as seen_in from core.touches where journey_id is not null
  union
  select journey_id, happened_on, system_name from core.log_entries where journey_id is not null
),
seen_elsewhere as (
  select record_id
  from core.log_entries
  inner join seen using (journey_id)
  where seen_in <> system_name and seen_on between happened_on - 1 and happened_on + 1
  group by all
),
staged as (
  select record_id
  from core.log_entries
  inner join core.stage_visits using (journey_id)
  where stage_order > 1 and observed_by = 'history' and entered_on between happened_on - 2 and happened_on + 14
  group by all
)
select
  record_id,
  case
    when ordered.journey_id is not null then 'order'
    when seen_elsewhere.record_id is not null then 'second system'
    when is_answered and duration_seconds > 0 and measured_kinds.kind is not null then 'telephone'
    when staged.record_id is not null then 'stage dated'
    else 'nothing'
  end as corroborated_by -- order, second system, telephone, stage dated, or nothing
from core.log_entries
left join ordered using (journey_id)
left join seen_elsewhere using (record_id)
left join measured_kinds using (kind)
left join staged using (record_id)
