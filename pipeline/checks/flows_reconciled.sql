-- What came into each stage and left it in the periods adds up to what journeys entered and how they went on by first contact; each period begins with
-- what the one before ended with, and the last ends with the open visits.
with
flows as (
  select
    *,
    lag(closing_count) over following as before_count,
    lag(closing_amount) over following as before_amount,
    lead(period) over following is null as is_final
  from metrics.stage_flows
  window following as (
    partition by period_kind, period in ('(all)', '(missing)'), breakdown, member, stage_order order by period
  )
),
by_period as (
  select
    period_kind, breakdown, member, stage_order,
    sum(entered_count) as entered_count,
    sum(advanced_count + skipped_ahead_count + returned_count + reopened_count) as moved_count,
    sum(won_count + lost_count + disqualified_count + recycled_count) as ended_count,
    sum(closing_count) filter (is_final) as open_count
  from flows
  group by all
),
moves as (select * exclude (from_order), from_order as stage_order from metrics.stage_transitions),
by_contact as (
  select
    breakdown, member, stage_order, entered_count,
    coalesce(sum(move_count) filter (to_kind = 'stage'), 0) as moved_count,
    coalesce(sum(move_count) filter (to_kind = 'outcome'), 0) as ended_count,
    coalesce(sum(move_count) filter (to_kind = 'open'), 0) as open_count
  from metrics.stage_conversion
  left join moves using (period_kind, period, breakdown, member, stage_order)
  where period_kind = 'all' and breakdown <> 'rep'
  group by all
)
select concat_ws(', ', period_kind, period, breakdown, member) as counted_in, stage, closing_count::bigint as counted, before_count::bigint as expected
from flows
where opening_count + entered_count - left_count <> closing_count or opening_amount + entered_amount - left_amount <> closing_amount
  or opening_count <> coalesce(before_count, 0) or opening_amount <> coalesce(before_amount, 0) or closing_count < 0
  or entered_count <> started_count + advanced_in_count + skipped_in_count + returned_in_count + reopened_in_count
  or left_count <> advanced_count + skipped_ahead_count + returned_count + reopened_count + won_count + lost_count + disqualified_count + recycled_count
union all
select concat_ws(', ', period_kind, breakdown, member), stage_order::varchar, by_period.entered_count::bigint, by_contact.entered_count::bigint
from by_contact
left join by_period using (breakdown, member, stage_order)
where (by_contact.entered_count, by_contact.moved_count, by_contact.ended_count, by_contact.open_count)
  is distinct from (coalesce(by_period.entered_count, 0), coalesce(by_period.moved_count, 0), coalesce(by_period.ended_count, 0), coalesce(by_period.open_count, 0))
