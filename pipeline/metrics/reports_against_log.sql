-- One row per consultant, reported week (or what stretch the reports have) and kind that is reported: what was claimed beside what was
-- logged, logged in time, and corroborated. Weeks without any report of the consultant are left out.
-- key: rep_id, reported_on, kind
-- pages: false
with
claims as (
  select rep_id, reported_on, kind, sum(claimed_count)::integer as claimed_count
  from core.work_reports
  group by all
),
weeks as (
  select distinct rep_id, reported_on from claims
),
gaps as (
  select date_diff('day', lag(reported_on) over (partition by rep_id order by reported_on), reported_on) as gap
  from weeks
),
stretch as (
  select coalesce((select gap from gaps where gap is not null group by gap order by count(*) desc, gap limit 1), 7)::integer as day_count
),
logged as (
  select
    weeks.rep_id,
    weeks.reported_on,
    kind,
    count(*)::integer as logged_count,
    count(*) filter (lag_hours <= late_hours)::integer as timely_count,
    count(*) filter (corroborated_by <> 'nothing')::integer as corroborated_count
  from core.log_entries
  inner join core.log_evidence using (record_id)
  asof inner join weeks on weeks.rep_id = log_entries.rep_id and happened_on >= weeks.reported_on
  cross join stretch
  cross join workspace.integrity
  where happened_on < weeks.reported_on + day_count and kind in (select kind from claims)
  group by all
),
rows_of as (
  select rep_id, reported_on, kind from claims
  union
  select rep_id, reported_on, kind from logged
)
select
  rep_id,
  coalesce(department, '(missing)') as department, -- of the consultant
  kind,
  reported_on,
  coalesce(claimed_count, 0) as claimed_count, -- claimed; 0 where that week's report says nothing of the kind
  coalesce(logged_count, 0) as logged_count, -- in the log
  coalesce(timely_count, 0) as timely_count, -- of them, written down in time
  coalesce(corroborated_count, 0) as corroborated_count, -- of them, corroborated by something beside the log
  greatest(coalesce(claimed_count, 0) - coalesce(logged_count, 0), 0) as not_logged_count, -- claimed beyond what is logged
  ratio(coalesce(logged_count, 0), coalesce(claimed_count, 0)) as logged_ratio -- logged / claimed; null where nothing is claimed
from rows_of
left join claims using (rep_id, reported_on, kind)
left join logged using (rep_id, reported_on, kind)
left join core.reps using (rep_id)
