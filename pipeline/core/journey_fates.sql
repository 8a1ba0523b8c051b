-- One row per journey: how it stands, by its record and its history. Where records go on after as_of, those of a journey say more
-- than was known: then its history decides, and else only an end that is dated.
-- key: journey_id
with
last_events as (
  select
    journey_id,
    arg_max({outcome: outcome, happened_at: changed_at}, (changed_at, outcome <> 'open')) as last_event,
    count(*) filter (outcome <> 'open' and next_outcome = 'open') as reopened_count
  from (
    select *, lead(outcome) over (partition by journey_id order by changed_at, outcome <> 'open', stage_order, outcome) as next_outcome
    from core.stage_events
  ) as followed
  group by all
),
records as (
  select
    journey_id,
    coalesce(opportunities.stage, leads.stage) as stage,
    coalesce(opportunities.outcome, leads.outcome) as outcome,
    coalesce(opportunities.ended_at, leads.ended_at) as ended_at,
    coalesce(opportunities.reason, leads.reason) as reason
  from core.journey_units
  left join staging.opportunities using (opportunity_id)
  left join staging.leads on leads.lead_id = stating_lead_id
),
stated as (
  select
    journey_id,
    stage,
    reason,
    coalesce(reopened_count, 0) as reopened_count,
    case
      when ended_at < ends_at and records.outcome <> 'open' then records.outcome
      when is_past then coalesce(last_event.outcome, 'open')
      else coalesce(records.outcome, case when stage is not null then 'open' end, last_event.outcome, 'open')
    end as stated_outcome,
    case
      when ended_at < ends_at or not is_past
        then coalesce(ended_at, case when last_event.outcome <> 'open' then last_event.happened_at end)
      else last_event.happened_at
    end as stated_end_at,
    stated_outcome <> 'open' and coalesce(stated_end_at < ends_at, true) as has_ended
  from records
  left join last_events using (journey_id)
  cross join workspace.clock
)
select
  journey_id,
  stage, -- the stage that its record states, if any
  case when has_ended then stated_outcome else 'open' end as outcome, -- won, lost, disqualified, nurturing or open
  case when has_ended then stated_end_at end as ended_at, -- when the outcome was reached, in UTC
  case when has_ended then reason else '(missing)' end as recorded_reason, -- why it ended, as recorded
  reopened_count -- times that it was lost or set aside and taken up again
from stated
