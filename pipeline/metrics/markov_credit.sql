-- One row per period of the outcome, order and channel: the part of the wins that would be lost if every journey that the channel touches
-- ended there. For all time with states of one to three channels, for each fiscal year with one. Null without more than 200 wins and a
-- loss that something touched.
-- key: period_kind, period, path_order, channel
-- pages: false
-- method: markov_credit
select
  if(grouping(fiscal_year) = 0, 'fiscal_year', 'all') as period_kind,
  coalesce(fiscal_year, '(all)') as period,
  path_order,
  from_state,
  to_state,
  sum(step_count)::bigint as step_count,
  sum(won_amount) as won_amount
from core.path_steps
group by grouping sets ((path_order, from_state, to_state), (path_order, from_state, to_state, fiscal_year))
having grouping(fiscal_year) = 1 or path_order = 1
