-- One row per won journey, touch and rule that gives the touch any credit: which part of the win, and of its amount. What nothing touched
-- has one row a rule, '(untouched)', with the number 0. The rules are told in docs/attribution.md; those of Markov credit channels, and no touch.
-- key: journey_id, touch_number, rule
-- kind: view
-- pages: false
with
ruled as (
  from core.touch_credits
  unpivot include nulls ((credit_rate, credit_amount) for rule in (
    (first_count, first_amount) as 'first', (last_count, last_amount) as 'last',
    (last_non_direct_count, last_non_direct_amount) as 'last_non_direct', (linear_count, linear_amount) as 'linear',
    (u_shaped_count, u_shaped_amount) as 'u_shaped', (j_shaped_count, j_shaped_amount) as 'j_shaped',
    (inverse_j_count, inverse_j_amount) as 'inverse_j', (w_shaped_count, w_shaped_amount) as 'w_shaped',
    (full_path_count, full_path_amount) as 'full_path', (time_decay_count, time_decay_amount) as 'time_decay',
    (shapley_count, shapley_amount) as 'shapley'
  ))
)
select
  journey_id,
  touch_number, -- 1 is the first; 0 where nothing touched it
  touched_at, -- when, in UTC; null where nothing touched it
  channel, -- channel of the touch
  lead_source, -- source of the touch
  campaign, -- campaign of the touch
  fiscal_year, -- fiscal year of the win
  fiscal_month, -- month of the win
  rule, -- how credit is shared out
  credit_rate, -- the part of the win that the rule gives the touch; those of a journey add up to one
  credit_amount -- the same of its amount, to the cent; null where unknown
from ruled
where credit_rate <> 0 or credit_amount <> 0
