-- One row per level, member ('(all)' for all) and period: what was spent in the period, what the journeys that began in it have brought so
-- far, and what was won in it, whenever it began. Of sums, never a mean of ratios; what has spend and no win stays, and the reverse.
-- key: level, member, period_kind, period
-- pages: level = 'channel' and period_kind in ('all', 'fiscal_year')
with
events as (
  select
    channel, campaign, month_on, spend_amount, 0 as lead_count, 0 as journey_count, 0 as opportunity_count,
    0 as won_count, null::decimal(18,2) as won_amount, 0 as period_won_count, null::decimal(18,2) as period_won_amount
  from core.spend
  union all
  select channel, campaign, date_trunc('month', created_on)::date, null, 1, 0, 0, 0, null, 0, null
  from core.leads
  union all
  select
    channel, campaign, date_trunc('month', entered_on)::date, null, 0, 1, (opportunity_id is not null)::integer,
    (outcome = 'won')::integer, case when outcome = 'won' then journey_amount end, 0, null
  from core.journeys
  union all
  select channel, campaign, date_trunc('month', ended_on)::date, null, 0, 0, 0, 0, null, 1, journey_amount
  from core.journeys
  where outcome = 'won'
),
members as (
  select * exclude (channel, campaign), 'channel' as level, channel as member
  from events
  union all
  select * exclude (channel, campaign), 'campaign', campaign
  from events
),
named as (
  select
    *,
    coalesce(strftime(month_on, '%Y-%m'), '(missing)') as month_name,
    coalesce(fiscal_year_of(month_on), '(missing)') as fiscal_year
  from members
),
totals as (
  select
    level,
    coalesce(member, '(all)') as member,
    case when grouping(month_name) = 0 then 'month' when grouping(fiscal_year) = 0 then 'fiscal_year' else 'all' end as period_kind,
    coalesce(month_name, fiscal_year, '(all)') as period,
    case when exists (from core.spend) then coalesce(sum(spend_amount), 0) end::decimal(18,2) as spend_amount,
    sum(lead_count)::integer as lead_count,
    sum(journey_count)::integer as journey_count,
    sum(opportunity_count)::integer as opportunity_count,
    sum(won_count)::integer as won_count,
    case when sum(won_count) = 0 then 0 else sum(won_amount) end::decimal(18,2) as won_amount,
    sum(period_won_count)::integer as period_won_count,
    case when sum(period_won_count) = 0 then 0 else sum(period_won_amount) end::decimal(18,2) as period_won_amount
  from named
  group by level, grouping sets ((), (member)), grouping sets ((), (fiscal_year), (month_name))
)
select
  level, -- channel or campaign
  member, -- which of them, or '(all)'
  period_kind, -- all, fiscal_year or month
  period, -- '(all)', FY2025, 2025-03, or '(missing)' where no record dates it
  spend_amount, -- money spent in the period; null where no export holds spend
  lead_count, -- leads received in the period
  journey_count, -- journeys begun in the period
  opportunity_count, -- of those, with an opportunity
  won_count, -- of those, won so far
  won_amount, -- their deal value, as far as it is known; null where none is
  period_won_count, -- won in the period, whenever begun
  period_won_amount, -- their deal value, as far as it is known; null where none is
  amount_each(nullif(spend_amount, 0), lead_count) as lead_cost_amount, -- spend per lead
  amount_each(nullif(spend_amount, 0), journey_count) as journey_cost_amount, -- spend per journey begun
  amount_each(nullif(spend_amount, 0), opportunity_count) as opportunity_cost_amount, -- spend per journey with an opportunity
  amount_each(nullif(spend_amount, 0), won_count) as won_cost_amount, -- spend per win of the journeys begun in the period
  ratio(won_amount, spend_amount) as return_ratio, -- won so far by what began in the period, per unit of money spent in it
  ratio(period_won_amount, spend_amount) as period_return_ratio -- won in the period, whenever begun, per unit of money spent in it: most of it was paid for earlier
from totals
