-- One row per month of spend and first contact and channel ('(all)' for all): what it has brought, what it is expected to bring by the growth
-- of earlier months, and what it is expected to bring by the chances of the journeys that are still open; the two are independent.
-- key: channel, period
with
mean_amounts as (
  select channel, avg(journey_amount) as mean_amount
  from core.journeys
  where outcome = 'won'
  group by channel
),
curves as (
  select *
  from metrics.conversion_curve
  where period = '(all)' and since = '(first contact)' and breakdown in ('all', 'lead_source')
),
open_journeys as (
  select
    strftime(entered_on, '%Y-%m') as period,
    channel,
    lead_source,
    coalesce(age_days, -1) as known_age_days
  from core.journeys
  where outcome = 'open' and entered_on is not null
),
chances as (
  select open_journeys.period, channel, (later_won_rate * mean_amount)::decimal(18,2) as chance_amount
  from open_journeys
  asof left join (select * exclude (period) from curves where breakdown = 'lead_source') as curves
    on curves.member = open_journeys.lead_source and open_journeys.known_age_days >= curves.age_days
  left join mean_amounts using (channel)
),
open_sums as (
  select period, coalesce(channel, '(all)') as channel, count(*)::integer as open_count, sum(chance_amount) as open_expected_amount
  from chances
  group by grouping sets ((period), (period, channel))
),
latest as (
  select strftime(month_on, '%Y-%m') as period, *
  from metrics.spend_vintages
  qualify row_number() over (partition by month_on, channel order by month_number desc) = 1
),
observed as (
  select month_on, channel, max_by(won_so_far_amount, month_number) as observed_amount
  from metrics.spend_vintages
  where is_complete
  group by all
),
expected as (
  select
    period,
    channel,
    latest.spend_amount,
    latest.journey_count,
    latest.won_so_far_count as won_count,
    latest.won_so_far_amount as won_amount,
    coalesce(open_count, 0) as open_count,
    (observed_amount * growth_ratio)::decimal(18,2) as expected_amount,
    error_ratio,
    coalesce(is_pooled, false) as is_pooled,
    coalesce(reason, 'too young') as reason,
    case when coalesce(open_count, 0) = 0 then latest.won_so_far_amount else latest.won_so_far_amount + open_expected_amount end::decimal(18,2) as open_expected_amount
  from latest
  left join observed using (month_on, channel)
  left join metrics.vintage_growth using (period, channel)
  left join open_sums using (period, channel)
)
select
  period, -- month of spend and first contact, 2025-03
  channel, -- the channel, or '(all)'
  spend_amount, -- money spent in the month
  journey_count, -- journeys begun in the month
  won_count, -- of those, won so far
  won_amount, -- their deal value, as far as it is known
  open_count, -- still open
  expected_amount, -- won amount at the oldest age seen, by the growth of earlier months (chain ladder); null where a reason is given
  (expected_amount * error_ratio)::decimal(18,2) as expected_error_amount, -- Mack's standard error of the same
  ratio(expected_amount, spend_amount) as expected_return_ratio, -- expected amount per unit of money spent
  case when expected_amount > 0 then greatest(least(1 - won_amount::double / expected_amount::double, 1), 0) end as still_expected_rate, -- part of the expected amount that is still to come
  is_pooled, -- it grows as all channels together do, for want of wins of its own
  reason, -- too few months, too young or nothing won yet: why no growth is told; (none) where it is
  open_expected_amount, -- won so far, and for each open journey its source's probability of a later win at its age times the channel's mean won amount; sources without a curve add nothing
  (expected_amount - open_expected_amount)::decimal(18,2) as gap_amount -- by the growth less by the open journeys; far from 0 where one of the two assumptions fails
from expected
