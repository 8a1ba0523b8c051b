-- One row per breakdown, member and grade: of the promises whose days are over, how many were followed by the purchase in time; the share,
-- drawn to that of all members as far as few cases ask, and whether it differs from the others beyond chance.
-- key: breakdown, member, grade
-- method: grade_calibration
-- pages: false
with
promised as (
  select
    grade, promise_days, is_mature, is_mature and is_kept as is_kept,
    department,
    coalesce(promises.rep_id, '(missing)') as rep_id,
    lead_source
  from core.grade_promises as promises
  inner join core.journeys using (journey_id)
  where left_out = 'none'
)
select
  breakdown_of(grouping(lead_source) * 16 + 8 + grouping(department) * 4 + 2 + grouping(rep_id)) as breakdown,
  coalesce(department, rep_id, lead_source, '(all)') as member,
  grade,
  promise_days,
  count(*)::integer as declared_count,
  count(*) filter (is_mature)::integer as mature_count,
  count(*) filter (is_kept)::integer as kept_count,
  wilson_low(kept_count, mature_count) as kept_rate_low,
  wilson_high(kept_count, mature_count) as kept_rate_high
from promised
group by grade, promise_days, grouping sets ((), (department), (rep_id), (lead_source))
