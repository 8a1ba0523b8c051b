-- One row per lead: its latest version, values mapped; deleted leads and those after as_of are left out, merged ones are not.
-- key: lead_id
with
latest as (
  select
    *,
    category(mapped(_system, 'leads', 'lead_source', lead_source)) as recorded_source,
    category(mapped(_system, 'leads', 'lead_source', coalesce(latest_source, lead_source))) as recorded_latest_source,
    category(mapped(_system, 'leads', 'campaign', campaign)) as recorded_campaign
  from landed.leads
  qualify row_number() over (partition by lead_id order by _file_order desc, _row desc) = 1
)
select
  _file,
  _row,
  lead_id,
  merges.survivor_id as merged_into_id, -- the lead that took it in
  coalesce(merged_opportunities.survivor_id, opportunity_id) as opportunity_id,
  customer_id,
  created_at,
  coalesce(first_names.lead_source, latest.recorded_source) as lead_source, -- where the lead came from, as recorded first, by the name that the channel map gives it
  latest.recorded_source, -- the same as recorded
  coalesce(latest_names.lead_source, recorded_latest_source) as latest_source, -- the source as it stands now; the first where no other is recorded
  latest.recorded_campaign as campaign,
  category(mapped(_system, 'leads', 'region', region)) as region,
  category(mapped(_system, 'leads', 'department', department)) as department,
  category(mapped(_system, 'leads', 'product_line', product_line)) as product_line,
  rep_id,
  stage_words.stage as stage, -- the stage it stands in, if its system says so
  coalesce(nullif(outcome_words.outcome, 'open'), stage_words.outcome, outcome_words.outcome) as outcome, -- as its system states it, if it does
  ended_at,
  free_text_category(mapped(_system, 'leads', 'reason', reason)) as reason
from latest
left join workspace.source_names as first_names
  on first_names.system_name = _system and first_names.recorded_source = latest.recorded_source
  and first_names.recorded_campaign = latest.recorded_campaign
left join workspace.source_names as latest_names
  on latest_names.system_name = _system and latest_names.recorded_source = recorded_latest_source
  and latest_names.recorded_campaign = latest.recorded_campaign
left join staging.merges on merges.merged_id = latest.lead_id and merges.entity = 'leads'
left join staging.merges as merged_opportunities
  on merged_opportunities.merged_id = latest.opportunity_id and merged_opportunities.entity = 'opportunities'
left join workspace.stage_words on stage_words.word = mapped(_system, 'leads', 'stage', latest.stage)
left join workspace.stage_words as outcome_words on outcome_words.word = mapped(_system, 'leads', 'outcome', latest.outcome)
where (not coalesce(is_deleted, false) or merges.survivor_id is not null)
  and created_at < (select ends_at from workspace.clock)
