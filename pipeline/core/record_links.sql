-- One row per lead that a record links to an opportunity by its number: the first opportunity of several. What the records of a
-- merged lead or opportunity say holds for the one that took it in.
-- key: lead_id
with
links as (
  select lead_id, opportunity_id from staging.opportunities where lead_id is not null
  union
  select coalesce(merged_into_id, lead_id), opportunity_id from staging.leads where opportunity_id is not null
  union
  select coalesce(merged_leads.survivor_id, merges.named_lead_id), merges.survivor_id
  from staging.merges
  left join staging.merges as merged_leads on merged_leads.merged_id = merges.named_lead_id and merged_leads.entity = 'leads'
  where merges.entity = 'opportunities' and merges.named_lead_id is not null
)
select
  links.lead_id,
  opportunity_id, -- the first opportunity that the lead names or that names it
  count(*) over (partition by links.lead_id) as opportunity_count -- opportunities that the lead names or that name it
from links
inner join staging.opportunities using (opportunity_id)
qualify row_number() over (partition by links.lead_id order by opportunities.created_at nulls last, opportunity_id) = 1
