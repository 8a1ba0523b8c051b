-- One row per department: whether consultants of it stand out in the log by indicators of two families or more. Told is how many, never who, and
-- of fewer than privacy.least_people not how many.
-- key: finding_id
-- pages: false
with
judged as (
  select department, count(*)::integer as judged_count
  from (select distinct member as rep_id from metrics.log_integrity where level = 'rep' and standing in ('stands out', 'like peers')) as reps
  inner join core.reps using (rep_id)
  group by all
),
prompted as (
  select department, count(*)::integer as prompted_count, max(family_count) as family_count, sum(marked_count)::integer as marked_count, list(rep_id) as rep_ids
  from metrics.review_prompts
  group by all
),
open as (
  select department, count(*)::integer as open_count, sum(expected_amount)::decimal(18,2) as expected_amount
  from core.journeys
  inner join metrics.journey_values using (journey_id)
  inner join metrics.review_prompts using (rep_id, department)
  where outcome = 'open'
  group by all
)
from metrics.finding_shape
union all by name
select
  'unreliable log:department:' || department as finding_id,
  'unreliable log' as rule,
  'department' as breakdown,
  department as member,
  '(none)' as stage,
  '(none)' as reason,
  '(all)' as period,
  'other consultants' as base_period,
  judged_count as looked_count,
  null as probability,
  prompted_count > 0 as is_material,
  expected_amount as size_amount,
  expected_amount as size_low_amount,
  expected_amount as size_high_amount,
  'record' as size_kind,
  true as is_blaming,
  'two families of indicators' as test,
  'process' as page,
  'level=department' as page_query,
  'select indicator, family, marked_count, record_count, marked_rate, peers_rate, standing from metrics.log_standing where level = ''department'' and member = '
    || as_literal(department) || ' order by standing desc, indicator' as evidence_sql,
  to_json([
    word_of('variant', 'word', if(prompted_count < least_count, 'few', '(none)')),
    word_of('store', 'word', department),
    figure_of('least', 'count', least_count),
    figure_of('count', 'count', if(prompted_count < least_count, null, prompted_count)),
    figure_of('judged', 'count', judged_count),
    figure_of('families', 'count', family_count),
    figure_of('size', 'amount', expected_amount)
  ])::varchar as figures
from judged
left join prompted using (department)
left join open using (department)
cross join workspace.privacy
