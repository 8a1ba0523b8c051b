-- One row per grading: when it was known, what was then said of the prospect, and why it is not scored where it is not. It is known from
-- when it was written down, where that is exported and later than the time it speaks of.
-- key: _file, _row
with
timed as (
  select *, greatest(assessed_at, coalesce(recorded_at, assessed_at)) as known_at, day_of(known_at) as known_on
  from core.assessments
),
sorted as (
  select
    timed.* replace (coalesce(timed.rep_id, journeys.rep_id) as rep_id),
    case
      when journeys.journey_id is null then 'no journey'
      when known_at >= ends_at then 'entered after as_of'
      when outcome <> 'open' and ended_on is null then 'undated outcome'
      when known_on >= ended_on then 'not before the outcome'
      when not exists (from workspace.scorecard) then 'no scorecard'
      else 'none'
    end as left_out
  from timed
  left join core.journeys using (journey_id)
  cross join workspace.clock
)
select
  _file,
  _row,
  journey_id,
  case when left_out = 'none' then row_number() over (
    partition by journey_id, left_out order by known_at, assessed_at, _file, _row
  ) end::integer as assessment_number, -- of its journey's scored gradings, by when they were known; null where it is not scored
  known_at, -- when it was known: written down, or else the time it speaks of
  known_on, -- day of the same
  rep_id, -- who assessed, else whose journey it is
  grade,
  urgency,
  timing,
  cycle,
  decision_maker,
  budget,
  left_out -- why it is not scored; none where it is
from sorted
