-- One row per indicator and level (all; department; process, which is a kind of activity, a stage or a grade; consultant): which share of its
-- records it marks, beside that of peers. Marked is not false; the usual innocent reason stands beside it.
-- key: indicator, level, member
-- pages: false
with
counted as (
  select
    indicator,
    case grouping(department, process, rep_id) when 3 then 'department' when 5 then 'process' when 6 then 'rep' else 'all' end as level,
    coalesce(department, process, rep_id, '(all)') as member,
    count(*)::integer as record_count,
    count(*) filter (is_marked)::integer as marked_count,
    rate(count(*) filter (is_marked), count(*)) as marked_rate
  from core.log_marks
  group by indicator, grouping sets ((), (department), (process), (rep_id))
),
comparable as (
  from counted
  cross join workspace.integrity
  where level in ('department', 'rep') and member <> '(missing)' and record_count >= record_floor_count
),
middles as (
  select indicator, level, median(marked_rate) as peers_rate, count(*)::integer as peer_count
  from comparable
  group by all
),
spreads as (
  select indicator, level, median(abs(marked_rate - peers_rate)) as deviation
  from comparable
  inner join middles using (indicator, level)
  group by all
),
judged as (
  select
    counted.*,
    peers_rate,
    coalesce(peer_count, 0) as peer_count,
    case when peer_count >= peer_floor_count and record_count >= record_floor_count and member <> '(missing)' then
      (marked_rate - peers_rate) / greatest(1.4826e0 * deviation, 0.01e0, sqrt(peers_rate * (1 - peers_rate) / record_count))
    end as robust_z_ratio,
    case
      when level in ('all', 'process') or member = '(missing)' then 'not compared'
      when record_count < record_floor_count then 'few records'
      when peer_count < peer_floor_count then 'few peers'
    end as why_not,
    integrity.robust_z_ratio as limit_ratio
  from counted
  left join middles using (indicator, level)
  left join spreads using (indicator, level)
  cross join workspace.integrity
),
standing as (
  select
    judged.*, family, says, innocent_reason,
    why_not is null and marked_rate >= floor_rate and (
      robust_z_ratio > limit_ratio
      or indicator = 'unkept_grades' and marked_count = record_count and record_count * (1 - peers_rate) >= 10
    ) as is_flagged
  from judged
  inner join workspace.integrity_indicators using (indicator)
)
select
  indicator, -- late_entry, early_entry, weekly_entry, batch_entry, same_wording, same_fields, heaped_durations, overlapping_visits, impossible_travel, undated_stages or unkept_grades
  family, -- time, text, structure or evidence
  level, -- all, department, process or rep
  member, -- which of them; '(all)' where they are not split
  record_count, -- records that it can speak of
  marked_count, -- of them, marked
  marked_rate, -- marked / records
  wilson_low(marked_count, record_count) as marked_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(marked_count, record_count) as marked_rate_high, -- upper end of the same
  peers_rate, -- median share of the members of the level with enough records; null where they are not compared
  peer_count, -- such members
  robust_z_ratio, -- distance from the median, in the peers' median deviations as a standard deviation, or its own sampling error where that is larger
  is_flagged, -- stands out above peers, and above the share below which nothing does
  coalesce(why_not, if(is_flagged, 'stands out', 'like peers')) as standing, -- stands out, like peers, few records, few peers or not compared
  says, -- what it says of a marked record
  innocent_reason -- why that is usually so
from standing
