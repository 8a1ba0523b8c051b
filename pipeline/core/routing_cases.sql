-- One row per journey that was scored in time to be learnt from, or to be judged by: its first score. Learnt from is what was known to have come of them
-- a year before as_of; judged by, those first scored since, whose days are over. No outcome of the second year is in the first.
-- key: journey_id
with
firsts as (
  select *
  from core.scored_assessments
  qualify row_number() over (partition by journey_id order by assessment_number) = 1
),
effort as (
  select journey_id, sum(effort_seconds) as effort_seconds
  from core.sales_effort
  where journey_id is not null
  group by all
)
select
  firsts.journey_id,
  if(known_on <= as_of_on - 365, 'learnt', 'judged') as part, -- learnt or judged
  score_rate, -- points reached of those that can be had
  is_won_in_time, -- a win came within the days that a score speaks of
  case when is_won_in_time then journey_amount end::decimal(18,2) as won_amount, -- its deal value
  coalesce(effort_seconds, 0)::bigint as effort_seconds -- seconds that sales gave the journey, as logged or declared
from firsts
inner join core.journeys using (journey_id)
left join effort using (journey_id)
cross join workspace.clock
cross join workspace.scoring
where known_on <= as_of_on - 365 - within_days::integer or (known_on > as_of_on - 365 and is_mature)
