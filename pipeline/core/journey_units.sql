-- One row per journey: the records that make it. Every opportunity is a journey, and so is every lead that belongs to none; a lead's
-- later opportunities are journeys with its source and without a lead. Leads that were merged, or that one person sent again, are one
-- journey: the earliest says where it came from, and one that is won, open, lost, set aside or disqualified (in this order) says how
-- it stands.
-- key: journey_id
with
lead_groups as (
  select
    journey_id,
    leads.opportunity_id,
    arg_min(lead_id, (leads.created_at, lead_id)) as lead_id,
    arg_min(link_kind, (leads.created_at, lead_id)) filter (link_kind not in ('merged', 'none')) as link_kind,
    arg_max(leads.latest_source, (leads.created_at, lead_id)) filter (leads.latest_source <> '(missing)') as latest_source,
    count(*) as lead_count,
    arg_max(lead_id, (
      link_kind <> 'merged',
      case coalesce(outcome, 'open') when 'won' then 5 when 'open' then 4 when 'lost' then 3 when 'nurturing' then 2 else 1 end,
      leads.created_at,
      lead_id
    )) as stating_lead_id
  from core.leads
  inner join staging.leads as records using (lead_id)
  group by all
)
select
  'opportunity/' || opportunity_id as journey_id, -- names the journey by its opportunity, or by its lead where there is none
  opportunity_id,
  coalesce(lead_groups.lead_id, opportunities.lead_id) as lead_id, -- the first lead that belongs to it, or that it came from if that belongs to an earlier journey
  null as stating_lead_id, -- without an opportunity: the lead that says how it stands
  coalesce(lead_count, 0) as lead_count, -- leads that belong to it
  coalesce(link_kind, 'none') as link_kind, -- how its first lead is known to belong to it: explicit, phone, email, company, customer; none where nothing had to be linked
  coalesce(latest_source, '(missing)') as latest_source -- source of its latest lead, as it stands now
from staging.opportunities
left join lead_groups using (opportunity_id)
union all by name
select
  journey_id, lead_id, stating_lead_id, lead_count,
  coalesce(link_kind, 'none') as link_kind,
  coalesce(latest_source, '(missing)') as latest_source
from lead_groups
where opportunity_id is null
