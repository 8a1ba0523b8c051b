-- One row per rule of routing: whom it would have left out a year before as_of, by what was known then, and what they have brought since. Where no cutoff of
-- points pays, the one that would keep most of the won amount is told, which is not in force.
-- key: rule
-- pages: false
select
  'points below the cutoff' as rule, -- the rule
  is_chosen as is_in_force, -- it sorts open journeys out
  cutoff_rate, -- points of those that can be had, from which a person serves; null where the rule asks for none
  journey_count, -- journeys that it would have been asked of
  left_count, -- of them, left out
  left_won_count, -- of those, won since: the price, were none of them won without a person
  left_amount, -- their deal value
  kept_rate, -- part of the won amount that is kept; null where it is not known
  kept_rate_low, -- lower end of its 95 % interval
  kept_rate_high, -- upper end of the same
  saved_hours, -- hours that sales gave those left out; null where not known
  saved_rate -- their part of the hours
from metrics.routing_trial
where part = 'judged' and (is_chosen or is_keeping)
qualify row_number() over (order by cutoff_rate = 0, not is_chosen) = 1
union all
select
  'no precedent', true, null, count(*)::integer, count(*)::integer, (count(*) filter (outcome = 'won'))::integer,
  coalesce(sum(won_amount), 0)::decimal(18,2), null, null, null, null, null
from core.stalled_then
