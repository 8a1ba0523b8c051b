-- One row per month of spend and first contact, '(all)' for all months old enough to tell, and channel ('(all)' for all): what it has brought,
-- what it is expected to bring by the growth of earlier months, and what by the chances of the journeys that are still open; the two are
-- independent. The interval of the amount is of these months: Mack's error (1993), not below what is won. That of the return is of the same spend made
-- again: it also holds the chance in how many wins come and how large they are (compound Poisson).
-- key: channel, period
with
open_sums as (
  select
    strftime(entered_on, '%Y-%m') as period, coalesce(channel, '(all)') as channel,
    count(*)::integer as open_count, sum(expected_amount) as open_expected_amount
  from core.journeys
  inner join metrics.journey_values using (journey_id)
  where outcome = 'open' and entered_on is not null
  group by grouping sets ((period), (period, channel))
),
win_squares as (
  select strftime(entered_on, '%Y-%m') as period, coalesce(channel, '(all)') as channel, sum((journey_amount * journey_amount)::decimal(38,4)) as square
  from core.journeys
  where outcome = 'won' and entered_on is not null
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
months as (
  select
    period,
    channel,
    1 as month_count,
    latest.spend_amount,
    latest.journey_count,
    latest.won_so_far_count as won_count,
    latest.won_so_far_amount as won_amount,
    coalesce(open_count, 0) as open_count,
    observed_amount,
    coalesce(square, 0) as square,
    0::decimal(18,2) as too_young_amount,
    coalesce(reason, 'too young') as reason,
    case when coalesce(open_count, 0) = 0 then latest.won_so_far_amount else latest.won_so_far_amount + open_expected_amount end::decimal(18,2) as open_expected_amount
  from latest
  left join observed using (month_on, channel)
  left join metrics.vintage_growth using (period, channel)
  left join open_sums using (period, channel)
  left join win_squares using (period, channel)
),
-- a month that has won nothing by an age old enough to tell counts with its spend: it is expected to bring nothing
wholes as (
  select
    '(all)' as period,
    channel,
    count(*) filter (is_told) as month_count,
    sum(spend_amount) filter (is_told) as spend_amount,
    coalesce(sum(journey_count) filter (is_told), 0) as journey_count,
    coalesce(sum(won_count) filter (is_told), 0) as won_count,
    sum(won_amount) filter (is_told) as won_amount,
    coalesce(sum(open_count) filter (is_told), 0) as open_count,
    sum(observed_amount) filter (is_told) as observed_amount,
    coalesce(sum(square) filter (is_told), 0) as square,
    coalesce(sum(spend_amount) filter (not is_told), 0) as too_young_amount,
    any_value(growth.reason) as reason,
    sum(open_expected_amount) filter (is_told) as open_expected_amount
  from (select *, reason in ('(none)', 'nothing won yet') as is_told from months)
  inner join (select channel, reason from metrics.vintage_growth where period = '(all)') as growth using (channel)
  group by channel
),
expected as (
  select
    rows.*,
    (observed_amount * growth_ratio)::decimal(18,2) as expected_amount,
    (expected_amount * error_ratio)::decimal(18,2) as error_amount,
    1.959963984540054e0 * error_amount::double as half_width,
    1.959963984540054e0 * sqrt(pow(error_amount::double, 2) + growth_ratio * square::double) as again_width,
    coalesce(is_pooled, false) as is_pooled
  from (from months union all by name from wholes) as rows
  left join metrics.vintage_growth using (period, channel)
),
bounded as (
  select
    *,
    case when half_width is not null then round(greatest(expected_amount::double - half_width, won_amount::double, 0), 2) end::decimal(18,2) as low_amount,
    round(expected_amount::double + half_width, 2)::decimal(18,2) as high_amount,
    case when again_width is not null then greatest(expected_amount::double - again_width, 0) end as low_again,
    expected_amount::double + again_width as high_again,
    period = '(all)' and channel <> '(all)' and spend_amount > 0 and expected_amount is not null and not is_pooled as is_ranked
  from expected
)
select
  period, -- month of spend and first contact, 2025-03, or '(all)' for all that are old enough to tell
  channel, -- the channel, or '(all)'
  month_count::integer as month_count, -- months of spend
  spend_amount::decimal(18,2) as spend_amount, -- money spent in them
  journey_count::integer as journey_count, -- journeys begun in them
  won_count::integer as won_count, -- of those, won so far
  won_amount::decimal(18,2) as won_amount, -- their deal value, as far as it is known
  open_count::integer as open_count, -- still open
  expected_amount, -- won amount at the oldest age seen, by the growth of earlier months (chain ladder); null where a reason is given
  error_amount as expected_error_amount, -- Mack's standard error of the same; of all months, with what their errors have in common
  least(low_amount, expected_amount) as expected_low_amount, -- lower end of its 95 % interval: of these months, not of others to come
  high_amount as expected_high_amount, -- upper end of its 95 % interval
  ratio(expected_amount, spend_amount) as expected_return_ratio, -- expected amount per unit of money spent
  ratio(low_again, spend_amount) as expected_return_low_ratio, -- lower end of its 95 % interval, were the same spend made again: with the chance in its wins
  ratio(high_again, spend_amount) as expected_return_high_ratio, -- upper end of the same
  ratio(won_amount, spend_amount) as return_ratio, -- won so far per unit of money spent
  case when is_ranked then row_number() over (
    partition by is_ranked order by expected_amount::double / nullif(spend_amount, 0)::double desc, channel
  )::integer end as expected_rank, -- of all months: 1 is the highest expected return of the channels that grow by their own wins
  case when expected_amount > 0 then greatest(least(1 - won_amount::double / expected_amount::double, 1), 0) end as still_expected_rate, -- part of the expected amount that is still to come
  is_pooled, -- it grows as all channels together do, for want of wins of its own
  reason, -- too few months, too young or nothing won yet: why no growth is told; (none) where it is
  too_young_amount::decimal(18,2) as too_young_spend_amount, -- of all months: spend of those that are too young to tell, and in none of the other columns
  open_expected_amount::decimal(18,2) as open_expected_amount, -- won so far, and what each open journey is expected to bring by its chance at its age (metrics.journey_values)
  (expected_amount - open_expected_amount)::decimal(18,2) as gap_amount -- by the growth less by the open journeys; far from 0 where one of the two assumptions fails
from bounded
