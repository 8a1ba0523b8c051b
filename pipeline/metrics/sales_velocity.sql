-- One row per fiscal year, or all, and member of a breakdown: what the journeys open at its end are worth a day. Open journeys × share
-- won of those closed in the year × mean amount of a win / median days to it. Journeys older than any that was won have no precedent of
-- being won: they are left out, and the value with them stands beside. Those whose first contact no record dates stand in '(all)' only.
-- key: period_kind, period, breakdown, member
-- pages: breakdown <> 'rep'
with
periods as (
  select 'all' as period_kind, '(all)' as period, null::date as first_on, as_of_on as last_on
  from workspace.clock
  union all
  select 'fiscal_year', fiscal_year, min(day_on), least(max(day_on), any_value(as_of_on))
  from core.calendar
  cross join workspace.clock
  group by fiscal_year
  having min(day_on) <= any_value(as_of_on)
),
oldest as (
  select max(age_days) as oldest_win_days from core.journeys where outcome = 'won'
),
stock as (
  select
    journeys.*,
    coalesce(rep_id, '(missing)') as rep,
    period_kind,
    period,
    (period_kind = 'all' and outcome = 'open')
      or (period_kind <> 'all' and coalesce(entered_on <= last_on and (outcome = 'open' or ended_on > last_on), false)) as is_open,
    is_open and coalesce(date_diff('day', entered_on, last_on) > coalesce(oldest_win_days, 0), false) as is_unprecedented,
    outcome in ('won', 'lost') and (period_kind = 'all' or coalesce(ended_on between first_on and last_on, false)) as is_closed
  from core.journeys
  cross join periods
  cross join oldest
),
counted as (
  select
    period_kind,
    period,
    breakdown_of(grouping(lead_source, region, department, product_line, rep)) as breakdown,
    coalesce(lead_source, region, department, product_line, rep, '(all)') as member,
    count(*) filter (is_open) as open_count,
    count(*) filter (is_unprecedented) as no_precedent_count,
    count(*) filter (is_closed and outcome = 'won') as won_count,
    count(*) filter (is_closed and outcome = 'lost') as lost_count,
    count(journey_amount) filter (is_closed and outcome = 'won') as won_amount_known_count,
    sum(journey_amount) filter (is_closed and outcome = 'won') as won_amount,
    median(age_days) filter (is_closed and outcome = 'won') as median_won_days,
    sum(age_days::decimal(18,1)) filter (is_closed and outcome = 'won') as won_days_sum,
    count(age_days) filter (is_closed and outcome = 'won') as won_dated_count
  from stock
  where is_open or is_closed
  group by
    period_kind, period,
    grouping sets ((), (lead_source), (region), (department), (product_line), (rep))
),
valued as (
  select
    *,
    rate(won_count, won_count + lost_count) * ratio(won_amount, won_amount_known_count) / nullif(median_won_days, 0) as each_day_ratio
  from counted
)
select
  period_kind, -- all or fiscal_year
  period, -- in which journeys closed, and at whose end, or as_of, they were open: '(all)' or FY2025
  breakdown, -- all, lead_source, region, department, product_line or rep
  member, -- which of them; '(all)' where they are not split
  open_count::integer as open_count, -- journeys open at the end of the period
  no_precedent_count::integer as no_precedent_count, -- of them, those older than any journey that was won
  won_count::integer as won_count, -- won in the period
  lost_count::integer as lost_count, -- lost in the period
  rate(won_count, won_count + lost_count) as won_of_closed_rate, -- won / (won + lost) closed in the period
  wilson_low(won_count, won_count + lost_count) as won_of_closed_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(won_count, won_count + lost_count) as won_of_closed_rate_high, -- upper end of its 95 % Wilson interval
  won_amount_known_count::integer as won_amount_known_count, -- wins whose deal value is known
  amount_each(won_amount, won_amount_known_count) as mean_won_amount, -- deal value of a win, where it is known
  median_won_days, -- median days from first contact to the win, half a day within one; of the won alone, so shorter than of all
  ratio(won_days_sum, won_dated_count) as mean_won_days, -- mean of the same
  round((open_count - no_precedent_count) * each_day_ratio, 2)::decimal(18,2) as day_amount, -- open journeys with a precedent × share won × mean amount / median days
  round(open_count * each_day_ratio, 2)::decimal(18,2) as all_open_day_amount -- the same with all open journeys
from valued
