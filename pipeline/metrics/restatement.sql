-- One row per fiscal year ('(all)': all of them), breakdown, member and figure: what the last published run said, what is true of the same day by what is
-- known today, and why it differs; change = late + gone + corrected + merged + rates + definitions + unexplained, and now = same day + time, exactly. Empty
-- where there is no earlier run. Journeys stand in the year of first contact, wins in the year of the win, spend by its day and in no product line.
-- key: period, breakdown, member, figure
-- pages: breakdown = 'all'
with
items as (
  select side, cause, 'journeys' as figure, entered_year as fiscal_year, lead_source, region, product_line, count(*)::decimal(18,2) as amount
  from core.restated_journeys
  group by all
  union all
  select side, cause, 'won', won_year, lead_source, region, product_line, count(*)::decimal(18,2)
  from core.restated_journeys
  where won_year is not null
  group by all
  union all
  select side, cause, 'won_amount', won_year, lead_source, region, product_line, coalesce(sum(won_amount), 0)::decimal(18,2)
  from core.restated_journeys
  where won_year is not null
  group by all
  union all
  select side, cause, 'spend_amount', fiscal_year, lead_source, region, '(none)', sum(spend_amount)::decimal(18,2)
  from core.restated_spend
  group by all
),
signed as (
  select *, case side when 'then' then amount when 'said' then -amount else 0 end as moved_amount
  from items
)
select
  coalesce(fiscal_year, '(all)') as period, -- fiscal year; '(all)' for all of them
  case when grouping(lead_source) = 0 then 'lead_source' when grouping(region) = 0 then 'region' when grouping(product_line) = 0 then 'product_line' else 'all' end as breakdown, -- all, lead_source, region or product_line
  coalesce(lead_source, region, product_line, '(all)') as member, -- which of them; '(all)' where they are not split
  figure, -- journeys, won, won_amount or spend_amount; the amounts of the row are so many, or so much money
  any_value(last_run.as_of_on) as said_on, -- the last published run's day
  coalesce(sum(amount) filter (side = 'said'), 0)::decimal(18,2) as said_amount, -- what it said
  coalesce(sum(amount) filter (side = 'then'), 0)::decimal(18,2) as same_day_amount, -- what is true of that day, by what is known today
  coalesce(sum(amount) filter (side = 'now'), 0)::decimal(18,2) as now_amount, -- what is true of today
  sum(moved_amount)::decimal(18,2) as change_amount, -- same day less said: the restatement
  coalesce(sum(moved_amount) filter (cause = 'late'), 0)::decimal(18,2) as late_amount, -- of it, records that arrived late
  coalesce(sum(moved_amount) filter (cause = 'gone'), 0)::decimal(18,2) as gone_amount, -- of it, records that are deleted or in no export any more
  coalesce(sum(moved_amount) filter (cause = 'corrected'), 0)::decimal(18,2) as corrected_amount, -- of it, records whose exported values are others
  coalesce(sum(moved_amount) filter (cause = 'merged'), 0)::decimal(18,2) as merged_amount, -- of it, journeys that became one, or several
  coalesce(sum(moved_amount) filter (cause = 'rates'), 0)::decimal(18,2) as rates_amount, -- of it, other exchange rates
  coalesce(sum(moved_amount) filter (cause = 'definitions'), 0)::decimal(18,2) as definitions_amount, -- of it, the same records by other definitions or settings
  coalesce(sum(moved_amount) filter (cause = 'unexplained'), 0)::decimal(18,2) as unexplained_amount, -- of it, what none of these explains
  (now_amount - same_day_amount)::decimal(18,2) as time_amount -- now less same day: what happened since
from signed
cross join workspace.last_run
group by figure, grouping sets ((), (fiscal_year)), grouping sets ((), (lead_source), (region), (product_line))
having not (figure = 'spend_amount' and grouping(product_line) = 0)
