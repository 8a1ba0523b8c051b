-- One row per period of first contact, member of a breakdown, stage ('(all)' for the journey as a whole) and length of stay that some
-- visit had: how many were at risk of leaving there and how many left. As far as five or more are at risk at every length before.
-- key: period_kind, period, breakdown, member, stage_order, dwell_days
with
groups as (
  select journey_id, fiscal_year, lead_source, region, department, product_line, coalesce(rep_id, '(missing)') as rep from core.journeys
),
changes as (
  select journey_id, stage, stage_order, dwell_days, is_left::integer as leaving, 1 as going
  from core.dwells
  where dwell_days is not null
  union all
  select journey_id, stage, stage_order, entry_days, 0, -1
  from core.dwells
  where dwell_days is not null and entry_days > 0
),
counted as (
  select
    period_kind_of(grouping(fiscal_year) * 4 + 3) as period_kind,
    coalesce(fiscal_year, '(all)') as period,
    breakdown_of(grouping(lead_source, region, department, product_line, rep)) as breakdown,
    coalesce(lead_source, region, department, product_line, rep, '(all)') as member,
    stage_order,
    dwell_days,
    sum(going) as going_count,
    sum(leaving) as left_count
  from changes
  inner join groups using (journey_id)
  group by
    stage_order, dwell_days,
    grouping sets ((), (fiscal_year)),
    grouping sets ((), (lead_source), (region), (department), (product_line), (rep))
),
at_risk as (
  select *, sum(going_count) over (partition by period_kind, period, breakdown, member, stage_order order by dwell_days desc) as at_risk_count
  from counted
)
select
  period_kind, -- all or fiscal_year
  period, -- of first contact: '(all)', FY2025, or '(missing)' where no record dates it
  breakdown, -- all, lead_source, region, department, product_line or rep
  member, -- which of them; '(all)' where they are not split
  stage_order, -- place of the stage; 0 for the journey as a whole
  dwell_days, -- length of the stay
  at_risk_count::integer as at_risk_count, -- visits under observation that lasted as long
  left_count::integer as left_count -- visits that ended then
from at_risk
qualify min(at_risk_count) over (partition by period_kind, period, breakdown, member, stage_order order by dwell_days) >= 5
