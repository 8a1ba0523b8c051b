-- One row for all, per department and per consultant: whether grades tell anything of the purchase, by declarations whose days are over.
-- key: level, member
-- method: grade_information
-- pages: false
select
  case grouping(department, rep_id) when 1 then 'department' when 2 then 'rep' else 'all' end as level,
  coalesce(department, rep_id, '(all)') as member,
  grade,
  count(*)::integer as declared_count,
  count(bought_at)::integer as bought_count
from (
  select coalesce(promises.rep_id, '(missing)') as rep_id, coalesce(department, '(missing)') as department, grade, bought_at
  from core.grade_promises as promises
  left join core.reps using (rep_id)
  where left_out = 'none' and is_mature
) as declared
group by grade, grouping sets ((), (department), (rep_id))
order by all
