-- One row per indicator and all, department or process (a kind of activity, a stage or a grade): which share of the records it marks, beside that of
-- peers, as the site tells it. Marked is not false. Told of few consultants is nothing: the numbers are withheld where the records are those of fewer
-- than privacy.least_people, and of the next fewest where theirs would follow from the total.
-- key: indicator, level, member
-- pages: true
with
peopled as (
  select
    indicator,
    case grouping(department, process) when 1 then 'department' when 2 then 'process' else 'all' end as level,
    coalesce(department, process, '(all)') as member,
    count(distinct coalesce(rep_id, '(missing)')) as rep_count
  from core.log_marks
  group by indicator, grouping sets ((), (department), (process))
),
running as (
  select
    peopled.*,
    least_count,
    bool_or(rep_count < least_count) over (partition by indicator, level) as has_few,
    count(*) over fewer as hidden_members_count,
    coalesce(sum(rep_count) over fewer, 0) as hidden_count
  from peopled
  cross join workspace.privacy
  window fewer as (partition by indicator, level order by rep_count, member rows between unbounded preceding and 1 preceding)
),
standing as (
  select
    log.*,
    rep_count < least_count or (level <> 'all' and has_few and not (hidden_members_count >= 2 and hidden_count >= least_count)) as is_withheld
  from metrics.log_integrity as log
  inner join running using (indicator, level, member)
)
select
  indicator, -- late_entry, early_entry, weekly_entry, batch_entry, same_wording, same_fields, heaped_durations, overlapping_visits, impossible_travel, undated_stages or unkept_grades
  family, -- time, text, structure or evidence
  level, -- all, department or process
  member, -- which of them; '(all)' where they are not split
  is_withheld, -- too few consultants, or another member's few would follow from it
  if(is_withheld, null, record_count) as record_count, -- records that it can speak of; null where withheld
  if(is_withheld, null, marked_count) as marked_count, -- of them, marked; null where withheld
  if(is_withheld, null, marked_rate) as marked_rate, -- marked / records; null where withheld
  if(is_withheld, null, marked_rate_low) as marked_rate_low, -- lower end of its 95 % Wilson interval
  if(is_withheld, null, marked_rate_high) as marked_rate_high, -- upper end of the same
  peers_rate, -- median share of the members of the level with enough records; null where they are not compared
  if(is_withheld, '(withheld)', standing) as standing -- stands out, like peers, few records, few peers, not compared or (withheld)
from standing
