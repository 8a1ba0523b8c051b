-- One row per lead, with the journey that it belongs to: that of the first opportunity that it names or that names it; else, for a
-- merged lead, that of the lead that took it in; else that of the one opportunity, or of the earlier enquiry, that shares a key
-- with it; else it is a journey of its own.
-- key: lead_id
with
standing as (
  select
    lead_id,
    coalesce(record_links.opportunity_id, key_links.opportunity_id) as linked_id,
    case
      when record_links.opportunity_id is not null then 'explicit'
      when key_links.opportunity_id is not null then key_links.link_kind
      else coalesce(repeat_leads.link_kind, 'none')
    end as link_kind,
    coalesce('opportunity/' || linked_id, 'lead/' || coalesce(first_lead_id, lead_id)) as journey_id,
    coalesce(key_links.is_ambiguous, false) as is_ambiguous
  from staging.leads
  left join core.record_links using (lead_id)
  left join core.key_links using (lead_id)
  left join core.repeat_leads using (lead_id)
)
select
  leads.lead_id,
  standing.journey_id, -- the journey it belongs to
  linked_id as opportunity_id, -- the opportunity it belongs to
  case when leads.merged_into_id is null then link_kind else 'merged' end as link_kind, -- how that is known: explicit, phone, email, company, customer, merged, or none
  is_ambiguous, -- a key fits several opportunities, so that none is guessed
  leads.merged_into_id, -- the lead that took it in
  leads.created_at,
  day_of(leads.created_at) as created_on, -- day of first contact
  leads.lead_source,
  leads.latest_source,
  coalesce(channel, leads.lead_source) as channel, -- the source's channel; a source outside the channel map is its own
  leads.campaign,
  leads.region,
  leads.department,
  leads.product_line,
  leads.rep_id
from staging.leads
inner join standing on standing.lead_id = coalesce(leads.merged_into_id, leads.lead_id)
left join workspace.channels on channels.lead_source = leads.lead_source
