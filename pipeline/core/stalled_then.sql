-- One row per visit that a year before as_of had lasted longer than any visit to the stage that had gone forward by then, and what came of its journey.
-- key: journey_id, visit_number
with
bounds as (select as_of_on - 365 as judged_on from workspace.clock),
longest as (
  select stage_order, max(stage_days) as longest_days, count(*) as advanced_count
  from core.stage_visits
  cross join bounds
  where left_how in ('advanced', 'skipped ahead', 'won') and left_on <= judged_on
  group by all
)
select
  journey_id,
  visit_number,
  visits.stage_order, -- place of the stage
  date_diff('day', visits.entered_on, judged_on)::double as open_days, -- days that it had lasted
  outcome, -- what the journey has come to since
  case when outcome = 'won' then journey_amount end::decimal(18,2) as won_amount -- its deal value
from core.stage_visits as visits
cross join bounds
inner join longest using (stage_order)
inner join core.journeys using (journey_id)
where not is_imputed and visits.entered_on <= judged_on and coalesce(visits.left_on > judged_on, left_how = 'open')
  and date_diff('day', visits.entered_on, judged_on) > longest_days and advanced_count >= 30
