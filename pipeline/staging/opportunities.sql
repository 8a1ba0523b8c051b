-- One row per opportunity: its latest version, values mapped; deleted and merged ones and those after as_of are left out. One without a date
-- of its own comes with its lead.
-- key: opportunity_id
with
converted as (select _file, _row, worth_ratio, true as is_foreign from staging.conversions where entity = 'opportunities'),
lead_dates as (
  select lead_id, min(created_at) as lead_created_at
  from landed.leads
  group by all
),
latest as (
  from landed.opportunities
  qualify row_number() over (partition by opportunity_id order by _file_order desc, _row desc) = 1
)
select
  _file,
  _row,
  opportunity_id,
  coalesce(merged_leads.survivor_id, latest.lead_id) as lead_id,
  customer_id,
  created_at,
  category(mapped(_system, 'opportunities', 'lead_source', lead_source)) as lead_source,
  category(mapped(_system, 'opportunities', 'campaign', campaign)) as campaign,
  category(mapped(_system, 'opportunities', 'region', region)) as region,
  category(mapped(_system, 'opportunities', 'department', department)) as department,
  category(mapped(_system, 'opportunities', 'product_line', product_line)) as product_line,
  rep_id,
  stage_words.stage as stage, -- the stage it stands in, if its system says so
  coalesce(nullif(outcome_words.outcome, 'open'), stage_words.outcome, outcome_words.outcome) as outcome, -- as its system states it, if it does
  ended_at,
  expected_close_on,
  if(is_foreign, amount_converted(amount, worth_ratio), amount) as amount, -- deal value in the workspace's currency
  amount as exported_amount, -- deal value as exported
  coalesce(upper(mapped(_system, 'opportunities', 'currency', currency)), (select settings.currency from workspace.settings)) as currency, -- ISO 4217 code of that
  free_text_category(mapped(_system, 'opportunities', 'reason', reason)) as reason
from latest
left join converted using (_file, _row)
left join lead_dates on lead_dates.lead_id = latest.lead_id
left join staging.merges on merges.merged_id = latest.opportunity_id and merges.entity = 'opportunities'
left join staging.merges as merged_leads on merged_leads.merged_id = latest.lead_id and merged_leads.entity = 'leads'
left join workspace.stage_words on stage_words.word = mapped(_system, 'opportunities', 'stage', latest.stage)
left join workspace.stage_words as outcome_words on outcome_words.word = mapped(_system, 'opportunities', 'outcome', latest.outcome)
where not coalesce(is_deleted, false)
  and merges.merged_id is null
  and coalesce(coalesce(created_at, lead_created_at) < (select ends_at from workspace.clock), true)
