-- One row per lead or opportunity and kind of key that its profile links by. A key is a number that equal telephone numbers,
-- addresses, companies or customers share; it says nothing of them. What more than ten records share (a switchboard, a stand-in
-- number) links nobody.
-- key: entity, record_id, key_kind
with
latest as (
  select 'leads' as entity, lead_id as record_id, _system, phone, email, company_name, customer_id
  from landed.leads
  qualify row_number() over (partition by lead_id order by _file_order desc, _row desc) = 1
  union all
  select 'opportunities', opportunity_id, _system, phone, email, company_name, customer_id
  from landed.opportunities
  qualify row_number() over (partition by opportunity_id order by _file_order desc, _row desc) = 1
),
keyed as (
  select
    entity,
    record_id,
    key_kind,
    key_order,
    case key_kind
      when 'phone' then phone_key(phone)
      when 'email' then email_key(email)
      when 'company' then company_key(company_name)
      when 'customer' then customer_id
    end as key_text
  from latest
  inner join workspace.link_keys on system_name = _system
)
select
  entity, -- leads or opportunities
  record_id, -- the lead's or opportunity's number
  key_kind, -- phone, email, company or customer
  key_order, -- 1 is the most trusted
  dense_rank() over (partition by key_kind order by key_text)::integer as key_number -- the same for what is the same
from keyed
where key_text is not null
qualify count(*) over (partition by key_kind, key_text) <= 10 or key_kind in ('company', 'customer')
