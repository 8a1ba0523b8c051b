-- One row per fiscal year in which consultants were hired and month of service, the first to the twelfth: how the journeys that came to them in that month
-- ended, against what lead sources and product lines let expect, beside all consultants hired in earlier years in the same month of
-- service. Years hired before the exports begin hold only those months that the exports hold. Under 30 journeys nothing is told.
-- key: hired_year, month_number
-- pages: false
with
served as (
  select
    coalesce(fiscal_year_of(hired_on), '(missing)') as hired_year,
    expected_wins.rep_id,
    date_diff('month', hired_on, entered_on) - if(day(entered_on) < day(hired_on), 1, 0) + 1 as month_number,
    is_won,
    exact(chance_rate) as chance
  from core.expected_wins
  inner join core.reps using (rep_id)
  where entered_on >= hired_on
),
counted as (
  select hired_year, month_number, count(distinct rep_id) as rep_count, count(*) as decided_count, count(*) filter (is_won) as won_count, sum(chance) as chance
  from served
  where month_number between 1 and 12
  group by all
),
compared as (
  select
    *,
    sum(decided_count) over earlier as earlier_count,
    sum(won_count) over earlier as earlier_won_count,
    sum(chance) over earlier as earlier_chance
  from counted
  window earlier as (partition by month_number order by hired_year rows between unbounded preceding and 1 preceding)
)
select
  hired_year, -- fiscal year in which they were hired
  month_number::integer as month_number, -- month of service, 1 is the first
  rep_count::integer as rep_count, -- consultants
  decided_count::integer as decided_count, -- journeys that came to them in the month and ended
  won_count::integer as won_count, -- of them, won
  rate(won_count, decided_count) as won_of_decided_rate, -- their share
  wilson_low(won_count, decided_count) as won_of_decided_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(won_count, decided_count) as won_of_decided_rate_high, -- upper end of its 95 % Wilson interval
  chance::double / 1e18 as expected_won_count, -- wins to be expected of them by lead source and product line
  case when decided_count >= 30 then ratio(won_count, chance::double / 1e18) end as won_ratio, -- won / expected; null under 30 journeys
  coalesce(earlier_count, 0)::integer as earlier_count, -- journeys that ended, of those hired in earlier years in the same month of service
  case when earlier_count >= 30 then ratio(earlier_won_count, earlier_chance::double / 1e18) end as earlier_ratio -- won / expected of these; null under 30 journeys
from compared
