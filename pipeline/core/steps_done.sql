-- One row per journey and thing that sales did for it: a kind of logged activity in which the prospect took part or may have, a grading, or a next contact
-- with a date. When it was first on record: what is written down later is not known before.
-- key: journey_id, kind
with
done as (
  select journey_id, kind, greatest(happened_at, coalesce(recorded_at, happened_at)) as known_at
  from core.activities
  where is_answered is distinct from false
  union all
  select journey_id, '(next contact dated)', greatest(happened_at, coalesce(recorded_at, happened_at))
  from core.activities
  where next_contact_on is not null
  union all
  select journey_id, '(graded)', greatest(assessed_at, coalesce(recorded_at, assessed_at))
  from core.assessments
)
select
  journey_id,
  kind, -- kind of activity as recorded, '(next contact dated)' or '(graded)'
  min(known_at) as known_at -- when it was first on record, in UTC
from done
where journey_id is not null
group by journey_id, kind
