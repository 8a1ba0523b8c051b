-- One row per fiscal year with one before it, breakdown, member and question: the year as it stands on as_of, the year before as it stood a year
-- earlier, when it was as old, and the year before as a whole, as is known now. A year's journeys are those that began in it; booked is what was won
-- in it, whenever begun. A rate's change has Newcombe's interval (1998); that of a mean and of a return
-- is the normal one, from five wins in each year on, a return's as if wins came by chance (Poisson).
-- key: period, breakdown, member, question
with
answered as (
  select
    period, side, breakdown, member,
    if(won_count > 0 and known_count = 0, null, won_amount) as known_amount,
    if(whole_won_count > 0 and whole_known_count = 0, null, whole_won_amount) as whole_known_amount,
    unnest([
      {question: 'journeys', place: 1, value: journey_count::double, whole: whole_journey_count::double, cases: journey_count, error: null},
      {question: 'decided_rate', place: 2, value: rate(ended_count, journey_count), whole: rate(whole_ended_count, whole_journey_count), cases: journey_count, error: null},
      {question: 'won', place: 3, value: won_count::double, whole: whole_won_count::double, cases: won_count, error: null},
      {question: 'win_rate', place: 4, value: rate(won_count, journey_count), whole: rate(whole_won_count, whole_journey_count), cases: journey_count, error: null},
      {question: 'won_amount', place: 5, value: known_amount::double, whole: whole_known_amount::double, cases: known_count, error: null},
      {
        question: 'mean_won_amount', place: 6, value: ratio(known_amount, known_count), whole: ratio(whole_known_amount, whole_known_count), cases: known_count,
        error: if(known_count >= 5, greatest(squared_value / known_count - (won_amount::double / known_count) ** 2, 0) / (known_count - 1), null)
      },
      {question: 'booked', place: 7, value: booked_count::double, whole: whole_booked_count::double, cases: booked_count, error: null},
      {
        question: 'booked_amount', place: 8, value: if(booked_count > 0 and booked_known_count = 0, null, booked_amount)::double,
        whole: if(whole_booked_count > 0 and whole_booked_known_count = 0, null, whole_booked_amount)::double, cases: booked_known_count, error: null
      },
      {question: 'spend', place: 9, value: spend_amount::double, whole: whole_spend_amount::double, cases: 0, error: null},
      {
        question: 'return', place: 10, value: if(is_spend_named, ratio(known_amount, spend_amount), null),
        whole: if(is_spend_named, ratio(whole_known_amount, whole_spend_amount), null), cases: known_count,
        error: if(known_count >= 5 and is_spend_named and spend_amount > 0, squared_value / spend_amount::double ** 2, null)
      }
    ], recursive := true)
  from metrics.same_age_sums
),
compared as (
  select
    period, breakdown, member, question, place,
    max(value) filter (side = 'period') as now_value,
    max(value) filter (side = 'base') as same_value,
    max(whole) filter (side = 'base') as whole_value,
    coalesce(max(cases) filter (side = 'period'), 0) as case_count,
    coalesce(max(cases) filter (side = 'base'), 0) as base_case_count,
    1.959963984540054 * sqrt(sum(error) filter (side = 'period') + sum(error) filter (side = 'base')) as error
  from answered
  group by all
),
bounded as (
  select
    *,
    question in ('decided_rate', 'win_rate') as is_rate,
    if(is_rate, round(now_value * case_count), null)::integer as part,
    if(is_rate, round(same_value * base_case_count), null)::integer as base_part,
    if(question in ('won_amount', 'booked_amount', 'spend'), round(now_value - same_value, 2), now_value - same_value) as change
  from compared
)
select
  base_period, -- the fiscal year before: FY2024
  period, -- the fiscal year: FY2025
  breakdown, -- all, lead_source, channel, region, department or product_line
  member, -- which of them; '(all)' where they are not split
  question, -- journeys, decided_rate, won, win_rate, won_amount, mean_won_amount, booked, booked_amount, spend or return (won amount per unit of money spent)
  place::integer as question_order, -- place of the question
  case_count::integer as case_count, -- of so many: journeys of a rate, wins with a deal value of an amount
  base_case_count::integer as base_case_count, -- the same of the year before at the same age
  now_value as value, -- the year as it stands
  same_value as same_age_value, -- the year before, when it was as old
  whole_value as whole_base_value, -- the year before as a whole, as is known now
  change as change_value, -- the year less the year before at the same age
  case when is_rate then change - sqrt((now_value - wilson_low(part, case_count)) ** 2 + (wilson_high(base_part, base_case_count) - same_value) ** 2) else change - error end as change_low_value, -- lower end of its 95 % interval; null but for rates, means and returns
  case when is_rate then change + sqrt((wilson_high(part, case_count) - now_value) ** 2 + (same_value - wilson_low(base_part, base_case_count)) ** 2) else change + error end as change_high_value, -- upper end of the same
  ratio(now_value, same_value) - 1 as change_ratio, -- the change in parts of the year before
  coalesce(if(is_rate or question in ('mean_won_amount', 'return'), change_low_value > 0 or change_high_value < 0, change <> 0), false) and is_base_whole as is_told, -- the change is no chance: of a rate, mean or return, its interval leaves out 0; and the exports reach back to the start of the year before
  is_complete, -- the year is over
  is_base_whole -- the exports reach back to the start of the year before
from bounded
inner join (select distinct period, base_period, is_complete, is_base_whole from core.year_pairs) as pairs using (period)
