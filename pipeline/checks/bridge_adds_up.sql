-- What stood open, came in and left makes what stands open in each period, by count and amount; each period begins with what the one before ended
-- with; the stages make the whole; and the last period, with the visits not dated, ends with the open visits of the journeys themselves.
with
bridge as (
  select
    *,
    lag(closing_count) over following as before_count,
    lag(closing_amount) over following as before_amount,
    lead(period) over following is null as is_final
  from metrics.pipeline_bridge
  window following as (partition by period_kind, period in ('(all)', '(missing)'), breakdown, member, stage_order order by period)
),
by_stage as (
  select period_kind, period, breakdown, member, sum(closing_count) as closing_count, sum(closing_amount) as closing_amount
  from metrics.pipeline_bridge
  where stage <> '(all)'
  group by all
),
open_visits as (
  select 'lead_source' as breakdown, lead_source as member, stage_order, count(*) as open_count
  from core.stage_visits
  inner join core.journeys using (journey_id)
  where left_how = 'open' and not is_imputed
  group by all
),
ends as (
  select period_kind, breakdown, member, stage_order, sum(closing_count) as closing_count
  from bridge
  where is_final and period_kind <> 'all' and breakdown = 'lead_source' and stage <> '(all)'
  group by all
)
select concat_ws(', ', period_kind, period, breakdown, member) as counted_in, stage, closing_count::bigint as counted, before_count::bigint as expected
from bridge
where opening_count + new_count + reopened_count + moved_in_count
    - won_count - lost_count - disqualified_count - recycled_count - interrupted_count - moved_out_count <> closing_count
  or opening_amount + new_amount + reopened_amount + moved_in_amount + revised_amount
    - won_amount - lost_amount - disqualified_amount - recycled_amount - interrupted_amount - moved_out_amount <> closing_amount
  or opening_count <> coalesce(before_count, 0) or opening_amount <> coalesce(before_amount, 0)
union all
select concat_ws(', ', period_kind, period, breakdown, member), 'stages', whole.closing_count::bigint, by_stage.closing_count::bigint
from by_stage
inner join (from metrics.pipeline_bridge where stage = '(all)') as whole using (period_kind, period, breakdown, member)
where (whole.closing_count, whole.closing_amount) is distinct from (by_stage.closing_count, by_stage.closing_amount)
union all
select concat_ws(', ', period_kind, member), stage_order::varchar, closing_count::bigint, coalesce(open_count, 0)::bigint
from ends
left join open_visits using (breakdown, member, stage_order)
where closing_count <> coalesce(open_count, 0)
