-- One row per week and channel with spend ('(all)' for all journeys): its spend, and what the journeys that began in it brought within 90
-- days. Weeks are Monday to Sunday, from the first whole week with spend to the last; one is watched when its last day is 90 days past.
-- key: channel, week_on
-- pages: false
with
bounds as (
  select
    date_trunc('week', min(spend_on) + 6)::date as from_on,
    (date_trunc('week', max(spend_on) + 1) - interval 1 week)::date as until_on
  from core.spend
),
channels as (
  select distinct channel from core.spend
  union
  select '(all)' where exists (from core.spend)
),
weeks as (
  select channel, unnest(range(from_on, until_on + 1, interval 1 week))::date as week_on
  from bounds
  cross join channels
),
events as (
  select date_trunc('week', spend_on)::date as week_on, channel, spend_amount, 0 as won_count, null as won_amount, null as period_won_amount
  from core.spend
  union all
  select date_trunc('week', entered_on)::date, channel, null, 1, journey_amount, null
  from core.journeys
  where outcome = 'won' and ended_on - entered_on <= 90
  union all
  select date_trunc('week', ended_on)::date, channel, null, 0, null, journey_amount
  from core.journeys
  where outcome = 'won' and ended_on is not null
),
sums as (
  select
    week_on,
    coalesce(channel, '(all)') as channel,
    sum(spend_amount) as spend_amount,
    sum(won_count) as won_count,
    sum(won_amount) as won_amount,
    sum(period_won_amount) as period_won_amount
  from events
  group by grouping sets ((week_on), (week_on, channel))
)
select
  week_on, -- Monday of the week
  channel, -- the channel, or '(all)'
  week_on + 96 <= as_of_on as is_watched, -- 90 days have passed since its last day
  coalesce(spend_amount, 0)::decimal(18,2) as spend_amount, -- money spent in the week
  coalesce(won_count, 0)::integer as won_count, -- journeys begun in the week and won within 90 days
  coalesce(won_amount, 0)::decimal(18,2) as won_amount, -- their deal value, as far as it is known
  coalesce(period_won_amount, 0)::decimal(18,2) as period_won_amount -- deal value won in the week, whenever begun
from weeks
left join sums using (week_on, channel)
cross join workspace.clock
