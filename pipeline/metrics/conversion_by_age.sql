-- One row per period of first contact, member of a breakdown, thing counted from, kind of point and age: the curve at the ages that are
-- asked for (30, 60, 90, 180 and 365 days; null beyond its end), at its end, and at as many as draw it, closer where journeys are
-- young. The share won so far of all that entered stands beside it: it counts the open as failures.
-- key: period_kind, period, breakdown, member, since, kind, age_days
-- pages: since = '(first contact)'
with
entries as (
  select journey_id, '(first contact)' as since, 0 as since_order from core.journeys
  union all
  select journey_id, stage, stage_order from core.stage_visits where is_first
),
entered as (
  select
    period_kind_of(grouping(fiscal_year) * 4 + 3) as period_kind,
    coalesce(fiscal_year, '(all)') as period,
    breakdown_of(grouping(lead_source, region, department, product_line) * 2 + 1) as breakdown,
    coalesce(lead_source, region, department, product_line, '(all)') as member,
    since,
    since_order,
    count(*) as entered_count,
    count(*) filter (outcome = 'won') as won_count
  from entries
  inner join core.journeys using (journey_id)
  group by
    since, since_order,
    grouping sets ((), (fiscal_year)),
    grouping sets ((), (lead_source), (region), (department), (product_line))
),
groups as (
  select entered.*, end_days
  from entered
  left join (
    select period_kind, period, breakdown, member, since, max(age_days) as end_days from metrics.conversion_curve group by all
  ) as ends using (period_kind, period, breakdown, member, since)
),
points as (
  select *, 'asked' as kind, unnest([30, 60, 90, 180, 365])::double as point_days
  from groups
  union all
  select *, 'end', end_days
  from groups
  where end_days is not null
  union all
  select distinct *, 'drawn', round(end_days * (unnest(range(0, case when breakdown = 'all' then 61 else 25 end)) / if(breakdown = 'all', 60, 24)) ** 2)
  from groups
  where end_days is not null and (since_order = 0 or breakdown = 'all')
)
select
  points.period_kind, -- all or fiscal_year
  points.period, -- of first contact: '(all)', FY2025, or '(missing)' where no record dates it
  points.breakdown, -- all, lead_source, region, department or product_line
  points.member, -- which of them; '(all)' where they are not split
  points.since, -- what is counted from: '(first contact)', or the first visit to a stage
  points.since_order, -- 0 for the first contact, else the place of the stage
  kind, -- asked, end or drawn
  point_days as age_days, -- calendar days since
  kind = 'end' as is_end, -- the end of the curve, where the last ten were at risk
  at_risk_count, -- journeys under observation and open just before the last age at which something happened
  won_rate, -- probability that it has been won by this age; null beyond the end of the curve
  won_rate_low, -- lower end of its 95 % interval
  won_rate_high, -- upper end of its 95 % interval
  lost_rate, -- probability that it has been lost by this age
  disqualified_rate, -- probability that it has been disqualified by this age
  recycled_rate, -- probability that it has been set aside by this age
  open_rate, -- probability that it is open at this age
  entered_count::integer as entered_count, -- journeys begun, or that entered the stage, undated ones included
  won_count::integer as won_count, -- of them, won so far
  rate(won_count, entered_count) as won_of_entered_rate, -- won so far / entered, open ones included
  wilson_low(won_count, entered_count) as won_of_entered_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(won_count, entered_count) as won_of_entered_rate_high -- upper end of its 95 % Wilson interval
from points
asof left join metrics.conversion_curve on conversion_curve.period_kind = points.period_kind
  and conversion_curve.period = points.period
  and conversion_curve.breakdown = points.breakdown
  and conversion_curve.member = points.member
  and conversion_curve.since = points.since
  -- null would meet the last age: an asof join takes it for the largest
  and case when point_days <= end_days then point_days else -1 end >= conversion_curve.age_days
