-- One row per lead without a record's link that shares a key with an opportunity which was opened within the days that headwater.yaml
-- allows of it and had not ended before. The most trusted key that fits any opportunity decides; where it fits several, none is guessed.
-- key: lead_id
with
alone as (
  select leads.lead_id, created_at
  from staging.leads
  left join core.record_links on record_links.lead_id = leads.lead_id
  where record_links.lead_id is null and merged_into_id is null
),
fitting as (
  select alone.lead_id, lead_keys.key_kind, lead_keys.key_order, opportunities.opportunity_id
  from alone
  inner join staging.contact_keys as lead_keys on lead_keys.record_id = alone.lead_id and lead_keys.entity = 'leads'
  inner join staging.contact_keys as deal_keys
    on deal_keys.key_kind = lead_keys.key_kind and deal_keys.key_number = lead_keys.key_number and deal_keys.entity = 'opportunities'
  inner join staging.opportunities on opportunities.opportunity_id = deal_keys.record_id
  cross join workspace.settings
  where abs(date_diff('day', alone.created_at, opportunities.created_at)) <= link_within_days
    and coalesce(opportunities.ended_at >= alone.created_at, true)
)
select
  lead_id,
  key_kind as link_kind, -- the key that decides: phone, email, company or customer
  count(*)::integer as fitting_count, -- opportunities that it fits
  count(*) > 1 as is_ambiguous, -- it fits several, so that none is guessed
  case when count(*) = 1 then min(opportunity_id) end as opportunity_id -- the one that it fits
from fitting
group by lead_id, key_kind, key_order
qualify row_number() over (partition by lead_id order by key_order, key_kind) = 1
