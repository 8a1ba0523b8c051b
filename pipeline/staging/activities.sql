-- One row per logged activity up to as_of; the latest version of each. Notes and telephone numbers stay behind.
-- key: _file, _row
select
  _file,
  _row,
  activity_id,
  coalesce(merged_opportunities.survivor_id, activities.opportunity_id) as opportunity_id,
  coalesce(merged_leads.survivor_id, activities.lead_id) as lead_id,
  rep_id,
  category(mapped(_system, 'activities', 'kind', kind)) as kind,
  category(mapped(_system, 'activities', 'direction', direction)) as direction,
  is_answered,
  happened_at,
  recorded_at,
  duration_seconds,
  next_contact_on
from landed.activities
left join staging.merges as merged_opportunities
  on merged_opportunities.merged_id = activities.opportunity_id and merged_opportunities.entity = 'opportunities'
left join staging.merges as merged_leads
  on merged_leads.merged_id = activities.lead_id and merged_leads.entity = 'leads'
where happened_at < (select ends_at from workspace.clock)
qualify row_number() over (partition by coalesce(activity_id, _file || _row) order by _file_order desc, _row desc) = 1
