-- One row per lead, with the journey that it belongs to.
-- A lead belongs to the first opportunity that it names or that names it; without one it is a journey of its own.
-- key: lead_id
with
links as (
  select lead_id, opportunity_id from staging.opportunities where lead_id is not null
  union
  select lead_id, opportunity_id from staging.leads where opportunity_id is not null
),
first_links as (
  select links.lead_id, opportunity_id
  from links
  inner join staging.opportunities using (opportunity_id)
  qualify row_number() over (partition by links.lead_id order by opportunities.created_at nulls last, opportunity_id) = 1
)
select
  leads.lead_id,
  coalesce('opportunity/' || first_links.opportunity_id, 'lead/' || leads.lead_id) as journey_id, -- the journey it belongs to
  first_links.opportunity_id, -- the opportunity it belongs to
  case when first_links.opportunity_id is null then 'none' else 'explicit' end as link_kind, -- how it was found to belong there
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
left join first_links on first_links.lead_id = leads.lead_id
left join workspace.channels on channels.lead_source = leads.lead_source
