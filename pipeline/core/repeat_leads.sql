-- One row per lead of no opportunity that shares a key with an earlier one: a person or company that asked again, within the days that
-- headwater.yaml allows of the enquiry before and while one of them had not ended. By a lead's most trusted key only.
-- key: lead_id
with
alone as (
  select leads.lead_id, created_at, ended_at
  from staging.leads
  left join core.record_links on record_links.lead_id = leads.lead_id
  left join core.key_links on key_links.lead_id = leads.lead_id
  where record_links.lead_id is null and key_links.lead_id is null and merged_into_id is null
),
keyed as (
  select alone.*, key_kind, key_number
  from alone
  inner join staging.contact_keys on record_id = lead_id and entity = 'leads'
  qualify row_number() over (partition by lead_id order by key_order, key_kind) = 1
),
asked as (
  select
    keyed.*,
    lag(created_at) over enquiries is null
      or date_diff('day', lag(created_at) over enquiries, created_at) > link_within_days
      or max(coalesce(ended_at, 'infinity'::timestamp)) over (enquiries rows between unbounded preceding and 1 preceding) < created_at as is_new
  from keyed
  cross join workspace.settings
  window enquiries as (partition by key_kind, key_number order by created_at, lead_id)
),
numbered as (
  select *, count(*) filter (is_new) over (partition by key_kind, key_number order by created_at, lead_id) as pursuit_number
  from asked
)
select
  lead_id,
  key_kind as link_kind, -- the key that both share
  first_value(lead_id) over (partition by key_kind, key_number, pursuit_number order by created_at, lead_id) as first_lead_id -- the first lead of the pursuit
from numbered
qualify lead_id <> first_lead_id
