-- One row per way of giving out the open journeys that nobody serves: how many find a place, and what is expected of them, simulated under the model. Whether
-- another assignment would have brought more, the past cannot tell: who got what was nobody's chance. It would take a part given out at random, with its
-- probability written down, and thirty wins among them.
-- key: way
-- pages: false
select
  way, -- greedy (recommended), optimum or round robin
  count(*)::integer as journey_count, -- journeys that nobody serves
  count(rep_id)::integer as assigned_count, -- of them, given to a consultant
  sum(expected_amount)::decimal(18,2) as expected_amount, -- what is expected of those
  random_rate, -- part of new journeys to be given out at random, to learn from
  case when won_share > 0 then ceil(30 / (random_rate * won_share)) end::integer as needed_count -- new journeys until thirty of those given out at random are won
from metrics.assignments
cross join workspace.allocation
cross join (select count(*) filter (outcome = 'won') / nullif(count(*) filter (outcome <> 'open'), 0)::double as won_share from core.journeys) as shares
group by way, random_rate, won_share
