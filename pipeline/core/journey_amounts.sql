-- One row per journey and deal value that it has had, as far as dated exports show: the first from before any day.
-- key: journey_id, known_from_on
with
changes as (
  select journey_id, day_of(changed_at) as changed_on, changed_at, amount, former_amount
  from staging.deal_versions
  inner join core.journeys using (opportunity_id)
  where amount is distinct from former_amount
),
firsts as (
  select journey_id, arg_min(struct_pack(amount := former_amount), changed_at).amount as former_amount
  from changes
  group by all
)
select
  journey_id,
  date '1900-01-01' as known_from_on, -- the day from which it was known to be so; 1900-01-01 for the first
  if(firsts.journey_id is null, journey_amount, former_amount)::decimal(18,2) as journey_amount -- deal value in the workspace's currency; null where unknown
from core.journeys
left join firsts using (journey_id)
union all
select journey_id, changed_on, amount
from changes
qualify row_number() over (partition by journey_id, changed_on order by changed_at desc) = 1
