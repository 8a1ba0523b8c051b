-- One row per pair of fiscal years, side, group of journeys that are alike and what had become of them by the day on which that side is cut: how many,
-- and what their wins are worth. By the days that records name: a stage without a day counts once the journey has ended; a win without a day
-- is in no year. Journeys of the year that had not begun by the cut are kept apart, and so is what earlier ones brought into the year.
-- key: period, side, lead_source, channel, region, department, product_line, part, furthest_order, fate, outcome_now
with
days as (
  select max(seen_on) as as_of_on, min(seen_on) as year_before_on from core.year_pairs
),
furthest as (
  select
    journey_id,
    max(stage_order) filter (coalesce(stage_visits.entered_on, journeys.ended_on) <= as_of_on) as as_of_order,
    max(stage_order) filter (coalesce(stage_visits.entered_on, journeys.ended_on) <= year_before_on) as year_before_order
  from core.stage_visits
  inner join core.journeys using (journey_id)
  cross join days
  where not is_imputed
  group by all
),
last_stage as (
  select max(stage_order) as last_order from workspace.stages
),
followed as (
  select
    pairs.* exclude (fiscal_year, ends_on),
    journeys.* exclude (fiscal_year),
    journeys.fiscal_year = pairs.fiscal_year as is_cohort,
    outcome = 'won' as is_won,
    coalesce(entered_on <= seen_on, false) as is_seen,
    coalesce(ended_on <= seen_on, false) as is_ended,
    is_won and coalesce(ended_on between starts_on and pairs.ends_on, false) as is_booked,
    is_booked and ended_on <= booked_until_on as is_booked_by_then,
    if(side = 'period', as_of_order, year_before_order) as reached_order
  from core.journeys
  inner join core.year_pairs as pairs
    on pairs.fiscal_year = journeys.fiscal_year
    or (outcome = 'won' and ended_on between starts_on and pairs.ends_on)
  left join furthest using (journey_id)
),
parts as (
  select
    *,
    unnest(case
      when not is_cohort then [if(is_booked_by_then, 'earlier', 'rest')]
      when is_seen and is_booked_by_then then ['cohort']
      when is_booked_by_then then ['cohort', 'earlier']
      when is_booked then ['cohort', 'rest']
      else ['cohort']
    end) as part
  from followed
)
select
  base_period, -- the fiscal year before
  period, -- the fiscal year
  side, -- base or period: which of the two the journeys are of
  lead_source,
  channel,
  region,
  department,
  product_line,
  part, -- cohort: they began in the year; earlier: won in the year up to the cut, not by those; rest: won in it after the cut
  case
    when part <> 'cohort' or not is_seen then 0
    when is_won and is_ended then last_order
    else least(greatest(coalesce(reached_order, 1), 1), last_order)
  end::integer as furthest_order, -- the furthest stage by the cut; 0 for those that had not begun, and outside the cohort
  case
    when part <> 'cohort' then part
    when not is_seen then 'not begun'
    when is_won and is_ended then if(is_booked_by_then, 'won in the year', 'won later')
    when is_ended then 'ended'
    else 'open'
  end as fate, -- by the cut: won in the year, won later, ended, open, not begun; outside the cohort the part
  if(outcome in ('won', 'open'), outcome, 'ended') as outcome_now, -- as is known now: won, ended (without a win) or open
  count(*)::integer as journey_count, -- journeys
  (count(journey_amount) filter (is_won))::integer as known_count, -- wins whose deal value is known
  coalesce(sum(journey_amount) filter (is_won), 0)::decimal(18,2) as won_amount, -- their deal value
  coalesce(sum(round(journey_amount)::hugeint * round(journey_amount)::hugeint) filter (is_won), 0)::double as squared_value -- sum of the squares of these, each rounded to a whole unit
from parts
cross join last_stage
group by all
