-- One row per fiscal year or month, breakdown and member: what was planned, and what was won in the months that have a plan, whenever it began. What of a
-- plan was due by as_of goes by the days of the month; what is to be expected by the end goes on at the rate of the days so far. Wins without a day
-- count nowhere.
-- key: period_kind, period, breakdown, member
with
won as (
  select
    date_trunc('month', ended_on)::date as month_on,
    unnest(['all', 'region', 'department', 'product_line']) as breakdown,
    unnest(['(all)', region, department, product_line]) as member,
    journey_amount
  from core.journeys
  where outcome = 'won' and ended_on is not null
),
won_sums as (
  select breakdown, member, month_on, count(*) as won_count, count(journey_amount) as known_count, sum(journey_amount) as won_amount
  from won
  semi join core.plan_targets using (breakdown, month_on)
  group by all
),
months as (
  select
    *,
    date_diff('day', month_on, last_day(month_on)) + 1 as day_count,
    greatest(least(date_diff('day', month_on, as_of_on) + 1, day_count), 0) as gone_count
  from core.plan_targets
  full join won_sums using (breakdown, member, month_on)
  cross join workspace.clock
),
periods as (
  select
    unnest(['fiscal_year', 'fiscal_month']) as period_kind,
    unnest([fiscal_year_of(month_on), strftime(month_on, '%Y-%m')]) as period,
    *
  from months
),
sums as (
  select
    period_kind, period, breakdown, member,
    count(distinct month_on) filter (target_count is not null or target_amount is not null) as month_count,
    sum(target_count) as target_count,
    sum(target_amount) as target_amount,
    sum((target_count * gone_count / day_count)::decimal(18,6)) as due_count,
    sum(amount_times(target_amount, gone_count, day_count)) as due_amount,
    if(sum(gone_count) > 0, coalesce(sum(won_count), 0), null) as won_count,
    case when sum(won_count) > 0 then sum(won_amount) when sum(gone_count) > 0 then 0 end as won_amount,
    coalesce(sum(won_count) filter (target_count is not null), 0) as counted_won_count,
    if(sum(won_count) filter (target_amount is not null) > 0, sum(won_amount) filter (target_amount is not null), 0) as counted_won_amount
  from periods
  group by period_kind, period, breakdown, member
),
spans as (
  select period_kind, period, breakdown, sum(day_count) as day_count, sum(gone_count) as gone_count
  from (select distinct period_kind, period, breakdown, month_on, day_count, gone_count from periods) as planned
  group by all
)
select
  period_kind, -- fiscal_year or fiscal_month
  period, -- FY2025 or 2025-03
  breakdown, -- all, region, department or product_line
  member, -- which of them; '(all)' where they are not split
  month_count::integer as month_count, -- months with a plan for it
  target_count::integer as target_count, -- deals planned; null where none are, or not by number
  due_count::double as due_count, -- of these, due by as_of
  won_count::integer as won_count, -- deals won in the months of which the breakdown has a plan; null before they begin
  if(spans.gone_count > 0, ratio(counted_won_count, target_count), null) as count_ratio, -- won per planned, of the months in which deals are planned for the member
  ratio(counted_won_count, due_count) as due_count_ratio, -- the same per due
  if(spans.gone_count between 1 and spans.day_count - 1, ratio(won_count * spans.day_count, spans.gone_count), null) as expected_count, -- deals by the end at the rate so far; null when it is over or has not begun
  target_amount::decimal(18,2) as target_amount, -- amount planned; null where none is, or not in money
  due_amount::decimal(18,2) as due_amount, -- of it, due by as_of
  won_amount::decimal(18,2) as won_amount, -- amount won in the same months, as far as it is known; null where none is
  if(spans.gone_count > 0, ratio(counted_won_amount, target_amount), null) as amount_ratio, -- won per planned, of the months in which an amount is planned for the member
  ratio(counted_won_amount, due_amount) as due_amount_ratio, -- the same per due
  if(spans.gone_count between 1 and spans.day_count - 1, amount_times(won_amount, spans.day_count, spans.gone_count), null)::decimal(18,2) as expected_amount, -- amount by the end at the rate so far; null when it is over or has not begun
  spans.gone_count >= spans.day_count as is_complete -- all months with a plan are over
from sums
inner join spans using (period_kind, period, breakdown)
