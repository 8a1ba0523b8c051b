-- One row per indicator and record that it can speak of: whether it does. What is imported says nothing of who entered it when; templates
-- are nobody's wording; durations count where they are typed, not measured.
-- key: indicator, record_id
with
typed_kinds as (
  select kind
  from core.log_entries
  where duration_seconds > 0
  group by all
  having count(*) filter (duration_seconds % 60 = 0) >= 0.9 * count(*)
),
overlapping as (
  select record_id, max(shared_hours) as shared_hours
  from (
    select record_id, severity, shared_hours from core.log_overlaps
    union all
    select other_record_id, severity, shared_hours from core.log_overlaps
  )
  where severity = 'hard'
  group by all
),
high_grades as (
  select grade
  from workspace.grades
  where promise_days is not null
  qualify row_number() over (order by promise_days, grade) <= 2
),
declared as (
  select _file || ' ' || _row as record_id, journey_id, rep_id, grade, declared_on, is_kept, promise_days
  from core.grade_promises
  where left_out = 'none' and is_mature and rep_id is not null and grade in (select grade from high_grades)
  qualify row_number() over (partition by journey_id, grade order by declared_at, _file, _row) = 1
),
marks as (
  select 'late_entry' as indicator, record_id, rep_id, kind as process, happened_on as said_on, lag_hours > late_hours as is_marked, lag_hours as value, journey_id
  from core.log_entries
  cross join workspace.integrity
  where lag_hours >= 0 and not is_import
  union all
  select 'early_entry', record_id, rep_id, kind, happened_on, lag_hours < -1, lag_hours, journey_id
  from core.log_entries
  where lag_hours is not null and not is_import
  union all
  select 'weekly_entry', record_id, rep_id, kind, happened_on, entered_in = 'weekly hours', lag_hours, journey_id
  from core.log_entries
  where entered_in in ('weekly hours', 'same hours of another day')
  union all
  select 'batch_entry', record_id, rep_id, kind, happened_on, entries.batch_count >= integrity.batch_count, entries.batch_count, journey_id
  from core.log_entries as entries
  cross join workspace.integrity
  where entries.batch_count is not null
  union all
  select 'same_wording', record_id, rep_id, kind, happened_on, twin_count > 0, twin_count, journey_id
  from staging.note_twins
  inner join core.log_entries using (record_id)
  where not is_template
  union all
  select 'same_fields', record_id, rep_id, 'assessment', null, match_rate >= 0.85, match_rate, prospect_id
  from core.assessment_fields
  inner join core.field_twins using (rep_id, pattern)
  where match_rate is not null
  union all
  select 'heaped_durations', record_id, rep_id, kind, happened_on, duration_seconds % 300 = 0, duration_seconds / 60, journey_id
  from core.log_entries
  where duration_seconds > 0 and duration_seconds % 60 = 0 and kind in (select kind from typed_kinds)
  union all
  select 'overlapping_visits', record_id, rep_id, kind, happened_on, shared_hours is not null, shared_hours, journey_id
  from core.log_entries
  left join overlapping using (record_id)
  where duration_seconds > 0 and is_on_site
  union all
  select 'impossible_travel', record_id, entries.rep_id, kind, happened_on, distance_km > 1 and distance_km > km_per_hour_ratio * gap_hours, distance_km, journey_id
  from staging.visit_travel
  inner join core.log_entries as entries using (record_id)
  cross join workspace.integrity
  union all
  select 'undated_stages', journey_id || ' ' || visit_number, rep_id, stage, entered_on, not has_evidence, null, journey_id
  from core.undated_stages
  union all
  select 'unkept_grades', record_id, rep_id, grade, declared_on, not is_kept, promise_days, journey_id
  from declared
)
select
  indicator, -- what is asked of the record
  record_id, -- the log entry, grading or visit to a stage
  rep_id,
  coalesce(department, '(missing)') as department, -- of the consultant
  process, -- kind of activity, assessment, stage or grade
  journey_id,
  said_on, -- day that the record speaks of
  coalesce(is_marked, false) as is_marked, -- it stands as the indicator asks
  value::double as value -- hours late, entries in the batch, other prospects worded alike, share of fields alike, minutes, hours shared, kilometres, days promised
from marks
left join core.reps using (rep_id)
