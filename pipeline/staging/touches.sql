-- One row per marketing contact up to as_of; the latest version of each.
-- key: _file, _row
with
recorded as (
  select
    *,
    category(mapped(_system, 'touches', 'lead_source', lead_source)) as recorded_source,
    category(mapped(_system, 'touches', 'campaign', campaign)) as recorded_campaign
  from landed.touches
)
select
  _file,
  _row,
  touch_id,
  coalesce(merged_leads.survivor_id, touches.lead_id) as lead_id,
  coalesce(merged_opportunities.survivor_id, touches.opportunity_id) as opportunity_id,
  touched_at,
  coalesce(source_names.lead_source, touches.recorded_source) as lead_source, -- the source of the contact, by the name that the channel map gives it
  touches.recorded_source, -- the same as recorded
  touches.recorded_campaign as campaign,
  category(mapped(_system, 'touches', 'kind', kind)) as kind
from recorded as touches
left join workspace.source_names
  on source_names.system_name = _system and source_names.recorded_source = touches.recorded_source
  and source_names.recorded_campaign = touches.recorded_campaign
left join staging.merges as merged_opportunities
  on merged_opportunities.merged_id = touches.opportunity_id and merged_opportunities.entity = 'opportunities'
left join staging.merges as merged_leads
  on merged_leads.merged_id = touches.lead_id and merged_leads.entity = 'leads'
where touched_at < (select ends_at from workspace.clock)
qualify row_number() over (partition by coalesce(touch_id, _file || _row) order by _file_order desc, _row desc) = 1
