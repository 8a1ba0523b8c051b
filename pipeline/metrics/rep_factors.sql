-- One row per consultant with a journey that ended: wins against those to be expected of the same lead sources and product lines in
-- the same department, and the factor by which a
-- journey's chance may be told to differ with the consultant: 1 for all, where they do not differ beyond chance. What the log of the past cannot
-- prove: who got which journey was no chance, so that a factor may be that of the journeys.
-- key: rep_id
-- pages: false
-- method: rep_factors
with
departments as (
  select department, count(*) filter (is_won) / nullif(sum(exact(chance_rate))::double / 1e18, 0) as department_ratio
  from core.expected_wins
  group by department
),
placed as (
  select rep_id, department, is_won, least(chance_rate * coalesce(department_ratio, 0), 1) as chance
  from core.expected_wins
  inner join departments using (department)
)
select
  rep_id,
  arg_max(department, rep_id) as department,
  count(*)::integer as decided_count,
  (count(*) filter (is_won))::integer as won_count,
  sum(exact(chance))::double / 1e18 as expected_won_count,
  sum(exact(chance * (1 - chance)))::double / 1e18 as variance
from placed
group by rep_id
