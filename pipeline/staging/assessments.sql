-- One row per grading up to as_of; the latest version of each.
-- key: _file, _row
select
  _file,
  _row,
  opportunity_id,
  lead_id,
  rep_id,
  assessed_at,
  recorded_at,
  category(mapped(_system, 'assessments', 'grade', grade)) as grade,
  category(mapped(_system, 'assessments', 'urgency', urgency)) as urgency,
  category(mapped(_system, 'assessments', 'timing', timing)) as timing,
  category(mapped(_system, 'assessments', 'cycle', cycle)) as cycle,
  category(mapped(_system, 'assessments', 'decision_maker', decision_maker)) as decision_maker,
  category(mapped(_system, 'assessments', 'budget', budget)) as budget
from landed.assessments
where assessed_at < (select ends_at from workspace.clock)
qualify row_number() over (partition by opportunity_id, lead_id, assessed_at order by _file_order desc, _row desc) = 1
