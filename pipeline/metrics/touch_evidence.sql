-- One row per outcome: how many touches its journeys have on record. Where one channel alone touched a journey every rule of credit gives the
-- same; and touches that are written down for wins only flatter what sales likes to name.
-- key: outcome
with
journeys as (
  select
    outcome,
    journey_id,
    max(touch_count) as touch_count,
    count(distinct channel) filter (touch_number > 0) as channel_count,
    count(*) filter (kind = 'opportunity' or kind in (select kind from workspace.sales_kinds)) as told_count
  from core.journey_touches
  inner join core.journey_windows using (journey_id)
  group by all
)
select
  outcome,
  count(*)::integer as journey_count, -- journeys with this outcome
  count(*) filter (touch_count = 0)::integer as untouched_count, -- of those, with no touch on record
  count(*) filter (channel_count = 1)::integer as one_channel_count, -- of those, touched by one channel alone: no rule matters
  sum(touch_count)::integer as touch_count, -- touches that count for them
  ratio(sum(touch_count), count(*)) as touch_ratio, -- touches of a journey, on average
  sum(told_count)::integer as told_count, -- touches that only sales reported
  rate(sum(told_count), sum(touch_count)) as told_rate -- their part of the touches
from journeys
group by all
