-- One row per level (all, channel or campaign), member and period: what was spent in the period, what the journeys that began in it have
-- brought so far, and what was won in it, whenever begun. Of sums, never a mean of ratios. What has spend and no win stays, and the
-- reverse; young periods have most to come.
-- key: level, member, period_kind, period
-- pages: level <> 'campaign' or period_kind <> 'month'
with
known as (
  select
    exists (from core.spend) as has_spend,
    exists (from core.sales_effort where effort_seconds is not null) as has_hours,
    exists (from core.sales_effort where effort_amount is not null) as has_effort_cost,
    exists (from workspace.spend_margins) as has_margin
),
sums as (
  select
    case when grouping(channel) = 0 then 'channel' when grouping(campaign) = 0 then 'campaign' else 'all' end as level,
    coalesce(channel, campaign, '(all)') as member,
    case when grouping(period) = 0 then 'month' when grouping(fiscal_year) = 0 then 'fiscal_year' else 'all' end as period_kind,
    coalesce(period, fiscal_year, '(all)') as period_named,
    coalesce(sum(spend_amount), 0)::decimal(18,2) as spend_sum,
    coalesce(sum(effort_seconds), 0)::bigint as effort_sum,
    coalesce(sum(effort_amount), 0)::decimal(18,2) as effort_cost,
    case when sum(won_count) = 0 then 0 else sum(won_amount) end::decimal(18,2) as won_amount,
    case when sum(margin_unknown_count) = 0 then coalesce(sum(margin_amount), 0) end::decimal(18,2) as margin_sum,
    case when sum(period_won_count) = 0 then 0 else sum(period_won_amount) end::decimal(18,2) as period_won_amount,
    case when sum(period_margin_unknown_count) = 0 then coalesce(sum(period_margin_amount), 0) end::decimal(18,2) as period_margin_sum,
    sum(columns(['lead_count', 'journey_count', 'qualified_count', 'opportunity_count', 'won_count', 'open_count', 'period_won_count']))::integer
  from metrics.spend_months
  group by grouping sets ((), (channel), (campaign)), grouping sets ((), (fiscal_year), (period))
),
totals as (
  select
    *,
    if(has_spend, spend_sum, null) as spend_amount,
    if(has_hours, effort_sum, null) as effort_seconds,
    if(has_effort_cost, effort_cost, null) as effort_amount,
    if(has_spend and has_effort_cost, spend_sum + effort_cost, null)::decimal(18,2) as cost_amount,
    if(has_margin, margin_sum, null) as margin_amount,
    if(has_margin, period_margin_sum, null) as period_margin_amount,
    level = 'channel' and spend_sum > 0 and journey_count >= 30 as is_ranked
  from sums
  cross join known
),
paid as (
  select period_kind, period_named, sum(won_amount)::decimal(18,2) as all_paid_amount
  from totals
  where level = 'channel' and spend_amount > 0
  group by all
)
select
  level, -- all, channel or campaign
  member, -- which of them, or '(all)'
  period_kind, -- all, fiscal_year or month
  period_named as period, -- '(all)', FY2025, 2025-03, or '(missing)' where no record dates it
  spend_amount, -- money spent in the period; null where no export holds spend
  (effort_seconds / 3600.0)::double as effort_hours, -- hours that sales gave to what began in the period; null where none are known
  effort_amount, -- what these cost; null where headwater.yaml declares no cost of an hour
  lead_count, -- leads received in the period
  journey_count, -- journeys begun in the period
  qualified_count, -- of those, reached the second stage or a later one
  opportunity_count, -- of those, with an opportunity
  won_count, -- of those, won so far
  open_count, -- of those, still open
  rate(journey_count - open_count, journey_count) as decided_rate, -- share of the journeys that are no longer open: how mature the row is
  won_amount, -- deal value of the won, as far as it is known; null where none is
  case when level = 'all' then all_paid_amount when spend_amount > 0 then won_amount end as paid_won_amount, -- won amount of the channels with spend in the period
  margin_amount, -- gross margin of the won, as headwater.yaml declares it; null where it declares none for one of them
  amount_each(nullif(spend_amount, 0), lead_count) as lead_cost_amount, -- spend per lead
  amount_each(nullif(spend_amount, 0), qualified_count) as qualified_cost_amount, -- spend per journey that reached the second stage
  amount_each(nullif(spend_amount, 0), opportunity_count) as opportunity_cost_amount, -- spend per journey with an opportunity
  amount_each(nullif(spend_amount, 0), won_count) as won_cost_amount, -- spend per won journey
  ratio(won_amount, spend_amount) as return_ratio, -- won amount so far per unit of money spent
  ratio(paid_won_amount, spend_amount) as paid_return_ratio, -- the same, only of the channels with spend
  ratio(margin_amount - spend_amount, spend_amount) as roi_ratio, -- margin so far less spend, per unit of money spent
  ratio(won_amount, cost_amount) as return_with_effort_ratio, -- won amount so far per unit of money spent on media and on sales' time
  ratio(margin_amount - cost_amount, cost_amount) as roi_with_effort_ratio, -- margin so far less spend and sales' time, per unit of both
  period_won_count, -- won in the period, whenever begun
  period_won_amount, -- their deal value, as far as it is known; null where none is
  period_margin_amount, -- their gross margin, as headwater.yaml declares it; null where it declares none for one of them
  ratio(period_won_amount, spend_amount) as period_return_ratio, -- won in the period, whenever begun, per unit of money spent in it: most of it was paid for earlier
  if(period_kind = 'all', payback_month_number, null) as payback_month_number, -- first age in months by which the margin of fully observed months covers their spend; of all periods only
  case
    when is_ranked then row_number() over (
      partition by period_kind, period_named, is_ranked order by won_amount / nullif(spend_amount, 0)::double desc nulls last, member
    )::integer
  end as return_rank -- 1 is the highest return ratio among the channels with spend and at least 30 journeys
from totals
left join paid using (period_kind, period_named)
left join (select distinct channel, payback_month_number from metrics.spend_payback) as payback
  on payback.channel = if(level = 'campaign', '', member)
