-- One row per way of giving out the open journeys that nobody serves: how many find a place, and what is expected of them, simulated under the model. Of few
-- people nothing is told.
-- key: way
with
judged as (
  select *, journey_count < least_count or assigned_count between 1 and least_count - 1 or journey_count - assigned_count between 1 and least_count - 1 as is_few
  from metrics.assignment_totals
  cross join workspace.privacy
)
select
  way, -- greedy (recommended), optimum or round robin
  case when journey_count >= least_count then journey_count end as journey_count, -- journeys that nobody serves; null where withheld
  case when not is_few then assigned_count end as assigned_count, -- of them, given to a consultant; null where withheld
  case when not is_few then expected_amount end as expected_amount, -- what is expected of those; null where withheld
  random_rate, -- part of new journeys to be given out at random, to learn from
  needed_count, -- new journeys until thirty of those given out at random are won
  is_few as is_withheld -- they are few
from judged
