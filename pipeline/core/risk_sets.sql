-- One row per period of first contact, member of a breakdown, thing counted from, and age at which a journey ended, was last seen
-- open or came under observation: how many were at risk there and what became of them. As far as ten or more are at risk at every
-- age before.
-- key: period_kind, period, breakdown, member, since, age_days
with
changes as (
  select * exclude (entry_days), exit_days as age_days
  from core.spells
  union all by name
  select * exclude (entry_days), entry_days as age_days, 'entry' as outcome
  from (select * exclude (outcome) from core.spells)
  where entry_days > 0
),
split as (
  select
    fiscal_year,
    breakdown_of(grouping(lead_source, region, department, product_line) * 2 + 1) as breakdown,
    coalesce(lead_source, region, department, product_line) as member,
    since_order,
    age_days,
    count(*) - 2 * count(*) filter (outcome = 'entry') as leaving_count,
    count(*) filter (outcome = 'won') as won_count,
    count(*) filter (outcome = 'lost') as lost_count,
    count(*) filter (outcome = 'disqualified') as disqualified_count,
    count(*) filter (outcome = 'nurturing') as recycled_count
  from changes
  group by since_order, age_days, fiscal_year, grouping sets ((lead_source), (region), (department), (product_line))
),
counted as (
  select
    period_kind_of(grouping(fiscal_year) * 4 + 3) as period_kind,
    coalesce(fiscal_year, '(all)') as period,
    breakdown,
    member,
    since_order,
    age_days,
    sum(leaving_count) as leaving_count,
    sum(won_count) as won_count,
    sum(lost_count) as lost_count,
    sum(disqualified_count) as disqualified_count,
    sum(recycled_count) as recycled_count
  from (
    from split
    union all
    select * replace ('all' as breakdown, '(all)' as member) from split where breakdown = 'lead_source'
  ) as summed
  group by breakdown, member, since_order, age_days, grouping sets ((), (fiscal_year))
),
at_risk as (
  select *, sum(leaving_count) over (partition by period_kind, period, breakdown, member, since_order order by age_days desc) as at_risk_count
  from counted
)
select
  period_kind, -- all or fiscal_year
  period, -- of first contact: '(all)', FY2025, or '(missing)' where no record dates it
  breakdown, -- all, lead_source, region, department or product_line
  member, -- which of them; '(all)' where they are not split
  coalesce(stage, '(first contact)') as since, -- '(first contact)', or the stage
  since_order, -- 0 for the first contact, else the place of the stage
  age_days, -- calendar days since
  at_risk_count::integer as at_risk_count, -- journeys under observation and open just before
  won_count::integer as won_count, -- won at this age
  lost_count::integer as lost_count, -- lost at this age
  disqualified_count::integer as disqualified_count, -- disqualified at this age
  recycled_count::integer as recycled_count -- set aside at this age
from at_risk
left join workspace.stages on stage_order = since_order
qualify min(at_risk_count) over (partition by period_kind, period, breakdown, member, since_order order by age_days) >= 10
