-- One row per month, channel and campaign: what was spent, what began in it and what has come of that, and what was won in it, whenever
-- begun; spend_return makes its sums of these. Sales' time counts where its journey began, and where it has none, when it was given.
-- key: period, channel, campaign
-- pages: false
with
qualified as (
  select journey_id, true as is_qualified
  from core.stage_fates
  group by journey_id
  having max(stage_order) >= 2
),
journeys as (
  select *, outcome = 'won' as is_won, outcome = 'won' and margin_rate is null as is_margin_unknown
  from core.journeys
  left join qualified using (journey_id)
  left join metrics.win_margins using (journey_id)
),
events as (
  select month_on, channel, campaign, spend_amount
  from core.spend
  union all by name
  select created_on as month_on, channel, campaign, 1 as lead_count
  from core.leads
  union all by name
  select
    entered_on as month_on,
    channel,
    campaign,
    1 as journey_count,
    coalesce(is_qualified, false)::integer as qualified_count,
    (opportunity_id is not null)::integer as opportunity_count,
    is_won::integer as won_count,
    (outcome = 'open')::integer as open_count,
    if(is_won, journey_amount, null) as won_amount,
    margin_amount,
    is_margin_unknown::integer as margin_unknown_count
  from journeys
  union all by name
  select
    ended_on as month_on,
    channel,
    campaign,
    1 as period_won_count,
    journey_amount as period_won_amount,
    margin_amount as period_margin_amount,
    is_margin_unknown::integer as period_margin_unknown_count
  from journeys
  where is_won
  union all by name
  select if(journey_id is null, happened_on, entered_on) as month_on, channel, campaign, effort_seconds, effort_amount
  from core.sales_effort
)
select
  coalesce(strftime(month_on, '%Y-%m'), '(missing)') as period, -- 2025-03, or '(missing)' where no record dates it
  coalesce(fiscal_year_of(month_on), '(missing)') as fiscal_year, -- of the month
  channel, -- the channel
  campaign, -- the campaign
  sum(spend_amount)::decimal(18,2) as spend_amount, -- money spent in the month
  sum(effort_seconds)::bigint as effort_seconds, -- seconds that sales gave to what began in the month
  sum(effort_amount)::decimal(18,2) as effort_amount, -- what these cost, as headwater.yaml declares it
  coalesce(sum(lead_count), 0)::integer as lead_count, -- leads received in the month
  coalesce(sum(journey_count), 0)::integer as journey_count, -- journeys begun in the month
  coalesce(sum(qualified_count), 0)::integer as qualified_count, -- of those, reached the second stage or a later one
  coalesce(sum(opportunity_count), 0)::integer as opportunity_count, -- of those, with an opportunity
  coalesce(sum(won_count), 0)::integer as won_count, -- of those, won so far
  coalesce(sum(open_count), 0)::integer as open_count, -- of those, still open
  sum(won_amount)::decimal(18,2) as won_amount, -- deal value of the won, as far as it is known
  sum(margin_amount)::decimal(18,2) as margin_amount, -- their gross margin, as far as it is declared
  coalesce(sum(margin_unknown_count), 0)::integer as margin_unknown_count, -- of the won, those whose margin is not declared
  coalesce(sum(period_won_count), 0)::integer as period_won_count, -- won in the month, whenever begun
  sum(period_won_amount)::decimal(18,2) as period_won_amount, -- their deal value, as far as it is known
  sum(period_margin_amount)::decimal(18,2) as period_margin_amount, -- their gross margin, as far as it is declared
  coalesce(sum(period_margin_unknown_count), 0)::integer as period_margin_unknown_count -- of these, those whose margin is not declared
from events
group by period, fiscal_year, channel, campaign
