-- One row per band of the consultant's load at the end of the week before a journey came: how soon it was contacted, and how it went. Those
-- that came in one week to one consultant share the load. A site tells bands of thirty or more, none of few people, nor the next smallest where one alone
-- would be left out.
-- key: load_band
-- pages: is_told
with
banded as (
  select
    journeys.journey_id,
    case
      when rep_weeks.capacity_count is null or rep_weeks.capacity_count = 0 then '(missing)'
      when rep_weeks.open_count < 0.5 * rep_weeks.capacity_count then 'under 50 %'
      when rep_weeks.open_count < 0.8 * rep_weeks.capacity_count then '50 to 80 %'
      when rep_weeks.open_count <= rep_weeks.capacity_count then '80 to 100 %'
      when rep_weeks.open_count <= 1.25 * rep_weeks.capacity_count then '100 to 125 %'
      else 'over 125 %'
    end as load_band,
    response, waited_hours, outcome
  from core.journeys
  inner join core.journey_contacts using (journey_id)
  left join core.rep_weeks on rep_weeks.rep_id = journeys.rep_id and rep_weeks.week_on = date_trunc('week', entered_on)::date - 7
  where entered_on is not null
),
counted as (
  select
    load_band,
    count(*)::integer as journey_count,
    count(*) filter (response in ('in time', 'late'))::integer as responded_count,
    count(*) filter (response = 'in time')::integer as in_time_count,
    count(*) filter (response in ('in time', 'late', 'none'))::integer as due_count,
    median(waited_hours) filter (response in ('in time', 'late')) as median_response_hours,
    count(*) filter (outcome = 'won')::integer as won_count,
    count(*) filter (outcome <> 'open')::integer as decided_count
  from banded
  group by load_band
),
few as (
  select counted.*, journey_count < least_count or in_time_count between 1 and least_count - 1 or won_count between 1 and least_count - 1 as is_few
  from counted
  cross join workspace.privacy
),
ranked as (
  select *, row_number() over (order by is_few, journey_count, load_band) as rest_rank, count(*) filter (is_few) over () as few_count
  from few
)
select
  load_band, -- open / capacity: under 50 %, 50 to 80 %, 80 to 100 %, 100 to 125 %, over 125 %, or '(missing)'
  case load_band when 'under 50 %' then 1 when '50 to 80 %' then 2 when '80 to 100 %' then 3 when '100 to 125 %' then 4 when 'over 125 %' then 5 else 6 end as load_order, -- place of the band
  journey_count, -- journeys that came
  responded_count, -- of them, contacted
  in_time_count, -- of them, contacted in time
  median_response_hours, -- working hours to the first contact, of those contacted
  rate(in_time_count, due_count) as in_time_rate, -- contacted in time, of those whose time is over
  wilson_low(in_time_count, due_count) as in_time_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(in_time_count, due_count) as in_time_rate_high, -- upper end of its 95 % Wilson interval
  rate(won_count, decided_count) as won_of_decided_rate, -- won, of those that ended
  wilson_low(won_count, decided_count) as won_of_decided_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(won_count, decided_count) as won_of_decided_rate_high, -- upper end of its 95 % Wilson interval
  journey_count >= 30 and not is_few and not (few_count = 1 and rest_rank = 1) as is_told -- a site may tell it
from ranked
