-- One row per visit on site with a place, entered by as_of, that another one of the consultant's came before on the same day: how far away that was, and
-- how long before it had ended. Only distances leave the places. A place without a time of day, or at 0, 0, is none.
-- key: record_id
with
placed as (
  select
    coalesce(activities.activity_id, activities._file || ' ' || activities._row) as record_id,
    activities.rep_id,
    activities.happened_at,
    activities.happened_at + to_seconds(greatest(coalesce(activities.duration_seconds, 0), 0)) as until_at,
    radians(places.latitude) as latitude,
    radians(places.longitude) as longitude
  from staging.activities
  inner join landed.activities as places on places._file = activities._file and places._row = activities._row
  where activities.rep_id is not null
    and is_on_site(activities.kind)
    and places.latitude between -90 and 90
    and places.longitude between -180 and 180
    and (places.latitude <> 0 or places.longitude <> 0)
    and local_time_of(activities.happened_at)::time <> time '00:00'
    and coalesce(activities.recorded_at < (select ends_at from workspace.clock), true)
),
before as (
  select
    *,
    lag(record_id) over earlier as from_record_id,
    lag(until_at) over earlier as left_at,
    lag(latitude) over earlier as from_latitude,
    lag(longitude) over earlier as from_longitude
  from placed
  window earlier as (partition by rep_id, day_of(happened_at) order by happened_at, until_at, record_id)
),
measured as (
  select
    *,
    date_diff('second', left_at, happened_at) / 3600e0 as gap_hours,
    2 * 6371.0088e0 * asin(least(1e0, sqrt(
      sin((latitude - from_latitude) / 2) ** 2 + cos(latitude) * cos(from_latitude) * sin((longitude - from_longitude) / 2) ** 2
    ))) as distance_km
  from before
  where from_record_id is not null
)
select
  record_id, -- the visit
  from_record_id, -- the consultant's visit before
  rep_id,
  distance_km, -- kilometres between them on a great circle
  gap_hours, -- hours from the end of the one before to the start; negative where that had not ended
  case when gap_hours > 0 then distance_km / gap_hours end as speed_ratio -- kilometres an hour that the way asks; null without time between
from measured
