-- One row per lead that repeats an earlier one from another source: of the same customer number, or of the same journey, at most 90 days
-- before. What the earlier source delivered already is delivered again. Leads without a source repeat nothing and are not repeated.
-- key: lead_id
with
known as (
  select lead_id, customer_id, journey_id, created_at, leads.lead_source
  from core.leads
  inner join (select lead_id, customer_id from staging.leads) as customers using (lead_id)
  where leads.lead_source <> '(missing)'
),
keyed as (
  select lead_id, 'customer' as key_kind, customer_id as key_name, created_at, lead_source
  from known
  where customer_id is not null
  union all
  select lead_id, 'journey', journey_id, created_at, lead_source
  from known
),
turns as (
  select *, lag(lead_source) over leads_before <> lead_source as is_turn, {lead_id: lag(lead_id) over leads_before, created_at: lag(created_at) over leads_before, lead_source: lag(lead_source) over leads_before} as before
  from keyed
  window leads_before as (partition by key_kind, key_name order by created_at, lead_id)
),
others as (
  select *, last_value(case when is_turn then before end ignore nulls) over (partition by key_kind, key_name order by created_at, lead_id) as other
  from turns
)
select
  lead_id,
  other.lead_id as earlier_lead_id, -- the latest earlier lead from another source
  other.lead_source as earlier_source, -- its source: who delivered the customer first
  date_diff('second', other.created_at, created_at) / 86400.0::double as repeated_days -- calendar time between the two, in days
from others
where created_at <= other.created_at + interval 90 day
qualify row_number() over (partition by lead_id order by other.created_at desc, key_kind) = 1
