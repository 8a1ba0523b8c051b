-- One row per lead or opportunity that was merged into another: the one that took it in, at the end of the chain. A merge into a
-- record that no export holds, or that leads back to itself, is left out: such a record stands for itself.
-- key: entity, merged_id
with recursive
latest as (
  select 'leads' as entity, lead_id as record_id, merged_into_id, coalesce(is_deleted, false) as is_deleted, created_at, null::varchar as named_lead_id
  from landed.leads
  qualify row_number() over (partition by lead_id order by _file_order desc, _row desc) = 1
  union all
  select 'opportunities', opportunity_id, merged_into_id, coalesce(is_deleted, false), created_at, lead_id as named_lead_id
  from landed.opportunities
  qualify row_number() over (partition by opportunity_id order by _file_order desc, _row desc) = 1
),
chains as (
  select entity, record_id as merged_id, merged_into_id as survivor_id, 1 as step_count, named_lead_id
  from latest
  where merged_into_id is not null
  union all
  select entity, merged_id, latest.merged_into_id, step_count + 1, chains.named_lead_id
  from chains
  inner join latest using (entity)
  where latest.record_id = survivor_id and latest.merged_into_id is not null and step_count < 100
)
select
  chains.entity, -- leads or opportunities
  merged_id, -- the record that was merged
  survivor_id, -- the record that took it in
  chains.named_lead_id, -- the lead that a merged opportunity came from
  step_count -- merges from the one to the other
from chains
inner join latest on latest.entity = chains.entity and latest.record_id = survivor_id
where latest.merged_into_id is null
  and not latest.is_deleted
  and coalesce(latest.created_at < (select ends_at from workspace.clock), true)
