-- One row per journey and side: as the last published run said it, as it was on that day by what is known today, and as it is now. On that day
-- what is dated later had not happened; a win that was taken back later still stood.
-- key: journey_id, last_journey_id, side
with
endings as (
  select
    journey_id,
    arg_max({outcome: outcome, ended_on: day_of(changed_at)}, (changed_at, outcome <> 'open')) as last_event
  from core.stage_events
  where day_of(changed_at) <= (select as_of_on from workspace.last_run)
  group by all
),
worths as (
  select opportunity_id, worth_ratio
  from staging.opportunities
  inner join staging.conversions using (_file, _row)
  where entity = 'opportunities'
),
facts as (
  select
    pairs.*,
    last_run.as_of_on as said_on,
    not has_other_files and not has_other_definitions as is_time_only,
    last_journeys.* exclude (journey_id),
    journeys.entered_on,
    fiscal_year as now_entered_year,
    outcome = 'won' as is_won_now,
    coalesce(fiscal_year_of(ended_on), '(missing)') as now_won_year,
    case
      when outcome = 'won' and ended_on <= said_on then fiscal_year_of(ended_on)
      when outcome = 'won' and ended_on is null and (last_journeys.won_year is not null or last_journeys.entered_year is null or said_on = clock.as_of_on) then '(missing)'
      when last_event.outcome = 'won' and last_journeys.won_year is not null then fiscal_year_of(last_event.ended_on)
    end as then_won_year,
    journey_amount,
    journeys.lead_source as now_source,
    journeys.region as now_region,
    journeys.product_line as now_line,
    case
      when records_are <> 'same' and (has_other_files or not has_other_definitions) then records_are
      when last_journeys.worth_ratio is distinct from worths.worth_ratio and not has_other_currency then 'rates'
      when has_other_definitions then 'definitions'
      else 'unexplained'
    end as cause
  from core.restated_pairs as pairs
  cross join workspace.last_run
  cross join workspace.clock
  left join workspace.last_journeys on last_journeys.journey_id = last_journey_id
  left join core.journeys on journeys.journey_id = pairs.journey_id
  left join endings on endings.journey_id = pairs.journey_id
  left join worths on worths.opportunity_id = journeys.opportunity_id
),
sides as (
  select *, 'said' as side, entered_year as year_entered, won_year as year_won, won_amount as amount, lead_source as source, region as place, product_line as line
  from facts
  where last_journey_id <> '(none)'
  union all
  select *, 'then', entered_year, won_year, won_amount, lead_source, region, product_line
  from facts
  where last_journey_id <> '(none)' and is_time_only
  union all
  select
    *, 'then', now_entered_year, then_won_year, if(then_won_year is not null, journey_amount, null),
    if(has_newer and cause <> 'merged', coalesce(lead_source, now_source), now_source),
    if(has_newer and cause <> 'merged', coalesce(region, now_region), now_region),
    if(has_newer and cause <> 'merged', coalesce(product_line, now_line), now_line)
  from facts
  where journey_id <> '(none)' and not is_time_only and coalesce(entered_on <= said_on, true)
  union all
  select *, 'now', now_entered_year, if(is_won_now, now_won_year, null), if(is_won_now, journey_amount, null), now_source, now_region, now_line
  from facts
  where journey_id <> '(none)'
)
select
  journey_id,
  last_journey_id,
  side, -- said, then or now
  cause, -- why the sides said and then differ, if they do: late, gone, corrected, merged, rates, definitions or unexplained
  said_on, -- the last run's day
  year_entered as entered_year, -- fiscal year of first contact
  year_won as won_year, -- fiscal year of the win; null where not won
  amount::decimal(18,2) as won_amount, -- deal value of the win; null where not won or unknown
  source as lead_source,
  place as region,
  line as product_line
from sides
