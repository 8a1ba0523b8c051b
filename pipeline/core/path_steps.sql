-- One row per fiscal year of the outcome, order, state and next state of journeys that have ended: how many went from one to the other.
-- A state is the last channels that touched the journey, as many as the order, one after another of the same channel being one; '[]' is the
-- start, '(won)' and '(not won)' are the end. Journeys still open, and those that nothing touched, are left out.
-- key: fiscal_year, path_order, from_state, to_state
with
numbers as (
  select channel, row_number() over (order by channel)::usmallint as code
  from (select distinct channel from core.journey_touches where touch_count > 0) as channels
),
changes as (
  select journey_number, touch_number, code, outcome = 'won' as is_won, fiscal_year, journey_amount
  from core.journey_touches
  inner join core.journey_windows using (journey_number)
  inner join numbers using (channel)
  where touch_count > 0 and outcome <> 'open'
  qualify code is distinct from lag(code) over (partition by journey_number order by touch_number)
),
paths as (
  select
    * exclude (journey_number, touch_number),
    lag(code) over path as code_1,
    lag(code, 2) over path as code_2,
    lag(code, 3) over path as code_3,
    lead(code) over path is null as is_last
  from changes
  window path as (partition by journey_number order by touch_number)
),
counted as (
  select
    fiscal_year, is_won, is_last, code_3, code_2, code_1, code,
    count(*) as step_count,
    sum(greatest(journey_amount, 0)) filter (is_won and is_last) as won_amount
  from paths
  group by all
),
named as (
  select *, (select list(channel order by code) from numbers) as names, unnest([1, 2, 3]) as path_order
  from counted
),
steps as (
  select fiscal_year, path_order, [code_3, code_2, code_1][4 - path_order:] as from_codes, [code_2, code_1, code][4 - path_order:] as to_codes, names, '' as ended, step_count, null as won_amount
  from named
  union all
  select fiscal_year, path_order, [code_2, code_1, code][4 - path_order:], [], names, if(is_won, '(won)', '(not won)'), step_count, won_amount
  from named
  where is_last
)
select
  fiscal_year, -- fiscal year of the outcome
  path_order::integer as path_order, -- how many channels back a state remembers: 1, 2 or 3
  to_json([names[code] for code in from_codes if code is not null])::varchar as from_state, -- channels of the state, as JSON
  if(ended = '', to_json([names[code] for code in to_codes if code is not null])::varchar, ended) as to_state, -- channels of the next state, as JSON, or the end
  sum(step_count)::integer as step_count, -- how often journeys went this way
  sum(won_amount)::decimal(18,2) as won_amount -- known amount of those won; null where the step is no win
from steps
group by all
