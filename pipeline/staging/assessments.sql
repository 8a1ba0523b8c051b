-- One row per grading up to as_of; the latest version of each.
-- key: _file, _row
select
  _file,
  _row,
  coalesce(merged_opportunities.survivor_id, assessments.opportunity_id) as opportunity_id,
  coalesce(merged_leads.survivor_id, assessments.lead_id) as lead_id,
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
left join staging.merges as merged_opportunities
  on merged_opportunities.merged_id = assessments.opportunity_id and merged_opportunities.entity = 'opportunities'
left join staging.merges as merged_leads
  on merged_leads.merged_id = assessments.lead_id and merged_leads.entity = 'leads'
where assessed_at < (select ends_at from workspace.clock)
qualify row_number() over (partition by assessments.opportunity_id, assessments.lead_id, assessed_at order by _file_order desc, _row desc) = 1
