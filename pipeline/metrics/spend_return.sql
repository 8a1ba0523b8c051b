-- One row per period and channel, '(all)' for all periods and all channels: what was spent in the period, and what the leads that
-- came in it have brought so far. Spend without return and return without spend both stay. Young periods have most to come.
-- key: period_kind, period, channel
with
events as (
  select month_on, channel, spend_amount, 0 as lead_count, 0 as journey_count, 0 as won_count, null::decimal(18,2) as won_amount, 0 as open_count
  from core.spend
  union all
  select date_trunc('month', created_on)::date, channel, null, 1, 0, 0, null, 0
  from core.leads
  union all
  select
    date_trunc('month', entered_on)::date, channel, null, 0, 1, (outcome = 'won')::integer,
    case when outcome = 'won' then journey_amount end, (outcome = 'open')::integer
  from core.journeys
),
months as (
  select
    coalesce(strftime(month_on, '%Y-%m'), '(missing)') as month_name,
    coalesce(fiscal_year_of(month_on), '(missing)') as fiscal_year,
    channel,
    sum(spend_amount) as spend_amount,
    sum(lead_count) as lead_count,
    sum(journey_count) as journey_count,
    sum(won_count) as won_count,
    sum(won_amount) as won_amount,
    sum(open_count) as open_count
  from events
  group by all
),
totals as (
  select
    case when grouping(month_name) = 0 then 'month' when grouping(fiscal_year) = 0 then 'fiscal_year' else 'all' end as period_kind,
    coalesce(month_name, fiscal_year, '(all)') as period,
    coalesce(channel, '(all)') as channel,
    case when (select count(*) from core.spend) > 0 then coalesce(sum(spend_amount), 0) end::decimal(18,2) as spend_amount,
    sum(lead_count)::integer as lead_count,
    sum(journey_count)::integer as journey_count,
    sum(won_count)::integer as won_count,
    case when sum(won_count) = 0 then 0 else sum(won_amount) end::decimal(18,2) as won_amount,
    sum(open_count)::integer as open_count
  from months
  group by
    grouping sets ((), (fiscal_year), (month_name)),
    grouping sets ((), (channel))
),
paid as (
  select period_kind, period, sum(won_amount)::decimal(18,2) as all_paid_amount
  from totals
  where channel <> '(all)' and spend_amount > 0
  group by all
)
select
  period_kind, -- all, fiscal_year or month
  period, -- '(all)', FY2025, 2025-03, or '(missing)' where no record dates the journey
  channel, -- the channel, or '(all)'
  spend_amount, -- money spent in the period; null where no export holds spend
  lead_count, -- leads received in the period
  journey_count, -- journeys begun in the period
  won_count, -- of those, won so far
  won_amount, -- their deal value, as far as it is known; null where none is
  case when channel = '(all)' then all_paid_amount when spend_amount > 0 then won_amount end as paid_won_amount, -- won amount of the channels with spend in the period
  open_count, -- of those, still open
  amount_each(nullif(spend_amount, 0), lead_count) as lead_cost_amount, -- spend per lead
  amount_each(nullif(spend_amount, 0), won_count) as won_cost_amount, -- spend per won journey
  ratio(won_amount, spend_amount) as return_ratio, -- won amount so far per unit of money spent
  ratio(paid_won_amount, spend_amount) as paid_return_ratio, -- the same, only of the channels with spend
  rate(journey_count - open_count, journey_count) as decided_rate, -- share of the journeys that are no longer open: how mature the row is
  case
    when channel <> '(all)' and spend_amount > 0 and journey_count >= 30 then row_number() over (
      partition by period_kind, period, channel <> '(all)' and spend_amount > 0 and journey_count >= 30
      order by won_amount / nullif(spend_amount, 0)::double desc, channel
    )::integer
  end as return_rank -- 1 is the highest return ratio among the channels with spend and at least 30 journeys
from totals
left join paid using (period_kind, period)
