-- One row per journey: the time in which a touch counts for its outcome, and its milestones. A win, a loss, a lead or an opportunity of
-- which only the day is on record counts to the end of that day; an open journey, and an end without a date, to the end of as_of.
-- key: journey_id
with
first_leads as (
  select journey_id, min(created_at) as created_at
  from core.leads
  group by all
),
ended as (
  select
    journeys.journey_id,
    journeys.outcome,
    ended_on,
    journey_amount,
    coalesce(until_moment(journeys.ended_at), ends_at - interval 1 microsecond) as until_at,
    until_moment(first_leads.created_at) as lead_until_at,
    until_moment(opportunities.created_at) as opportunity_until_at
  from core.journeys
  left join first_leads using (journey_id)
  left join staging.opportunities using (opportunity_id)
  cross join workspace.clock
)
select
  journey_id,
  row_number() over (order by journey_id)::integer as journey_number, -- short for journey_id
  outcome,
  coalesce(fiscal_year_of(ended_on), '(missing)') as fiscal_year, -- fiscal year of the outcome; '(missing)' while open or undated
  coalesce(strftime(ended_on, '%Y-%m'), '(missing)') as fiscal_month, -- month of the outcome
  journey_amount,
  until_at, -- last moment at which a touch counts
  until_at - to_microseconds((lookback_days * 86400e6)::bigint) as since_at, -- first moment at which a marketing touch counts
  lead_until_at, -- when its first lead was created; null without one
  opportunity_until_at -- when its opportunity was created; null without one
from ended
cross join workspace.attribution
