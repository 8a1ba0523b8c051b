-- One row per month of first contact, channel ('(all)' for all) and month since, from the month itself (0): what the journeys that began
-- beside the month's spend have brought. Wins dated before their first contact count in month 0; undated ones are in no row.
-- key: month_on, channel, month_number
-- pages: month_number <= 12 and month_on > (select max(month_on) - interval 24 month from metrics.spend_vintages)
with
parts as (
  select month_on, channel, 0 as month_number, spend_amount,
    0 as journey_count, 0 as won_count, null::decimal(18,2) as won_amount,
    0 as unknown_count, null::decimal(18,2) as margin_amount
  from core.spend
  union all
  select date_trunc('month', entered_on)::date, channel, 0, null, 1, 0, null, 0, null
  from core.journeys
  where entered_on is not null
  union all
  select
    date_trunc('month', entered_on)::date, channel, greatest(date_diff('month', entered_on, ended_on), 0), null, 0, 1, journey_amount,
    (margin_rate is null)::integer, margin_amount
  from core.journeys
  left join metrics.win_margins using (journey_id)
  where outcome = 'won' and entered_on is not null and ended_on is not null
),
counted as (
  select
    month_on,
    coalesce(channel, '(all)') as channel,
    month_number,
    sum(spend_amount) as spend_amount,
    sum(journey_count) as journey_count,
    sum(won_count) as won_count,
    coalesce(sum(won_amount), 0) as won_amount,
    sum(unknown_count) as unknown_count,
    coalesce(sum(margin_amount), 0) as margin_amount
  from parts
  group by grouping sets ((month_on, month_number), (month_on, month_number, channel))
),
cohorts as (
  select
    month_on, channel, coalesce(sum(spend_amount), 0)::decimal(18,2) as spend_amount, sum(journey_count)::integer as journey_count
  from counted
  group by all
),
ages as (
  select cohorts.*, unnest(range(0, date_diff('month', month_on, as_of_on) + 1))::integer as month_number
  from cohorts
  cross join workspace.clock
)
select
  month_on, -- first day of the month of first contact and of the spend
  channel, -- the channel, or '(all)'
  month_number, -- calendar months from first contact to the win
  ages.spend_amount, -- money spent in the month
  ages.journey_count, -- journeys begun in the month
  coalesce(won_count, 0)::integer as won_count, -- of those, won so many months later
  coalesce(won_amount, 0)::decimal(18,2) as won_amount, -- their deal value, as far as it is known
  (sum(coalesce(won_count, 0)) over until_then)::integer as won_so_far_count, -- won by then
  (sum(coalesce(won_amount, 0)) over until_then)::decimal(18,2) as won_so_far_amount, -- their deal value, as far as it is known
  case
    when exists (from workspace.spend_margins) and sum(coalesce(unknown_count, 0)) over until_then = 0 then sum(coalesce(margin_amount, 0)) over until_then
  end::decimal(18,2) as margin_so_far_amount, -- their gross margin, as headwater.yaml declares it; null where it declares none for one of them
  ratio(won_so_far_amount, ages.spend_amount) as return_ratio, -- that per unit of money spent; null without spend
  month_on + to_months(month_number + 1) <= as_of_on + 1 as is_complete -- the whole of that month has passed
from ages
left join counted using (month_on, channel, month_number)
cross join workspace.clock
window until_then as (partition by month_on, channel order by month_number)
