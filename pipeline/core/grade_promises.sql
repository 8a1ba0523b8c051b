-- One row per grading: what its grade promised, from when it was written down on, and whether the purchase came within the days promised. The
-- purchase is the first entry into the stage that headwater.yaml names, or the win.
-- key: _file, _row
with
purchase as (
  select stage_order
  from workspace.purchase_stage
  inner join workspace.stages using (stage)
),
graded as (
  select
    times._file, times._row, journey_id, known_at, known_on, times.rep_id, grade, promise_days, contact_days, ended_at, ended_on, outcome, ends_at, as_of_on, journeys.journey_id is not null as has_journey
  from core.assessment_times as times
  left join core.journeys using (journey_id)
  left join workspace.grades using (grade)
  cross join workspace.clock
),
bought as (
  select
    graded._file, graded._row,
    coalesce(bool_or(visits.entered_at <= known_at and coalesce(visits.left_at > known_at, true)), false) as has_bought,
    min(visits.entered_at) filter (visits.entered_at > known_at) as bought_at
  from graded
  inner join core.stage_visits as visits using (journey_id)
  where visits.stage_order >= (select stage_order from purchase) and visits.entered_at is not null
  group by all
)
select
  _file,
  _row,
  journey_id,
  rep_id, -- who graded, else whose journey it is
  grade,
  known_at as declared_at, -- when it was written down, or else the time it speaks of
  known_on as declared_on, -- day of the same
  promise_days, -- days within which the grade promises the purchase
  contact_days, -- such a prospect is to hear from sales once in so many days
  case
    when not has_journey then 'no journey'
    when known_at >= ends_at then 'entered after as_of'
    when outcome <> 'open' and ended_on is null then 'undated outcome'
    when known_on > ended_on then 'after the outcome'
    when coalesce(has_bought, false) then 'after the purchase'
    when grade = '(missing)' then 'no grade'
    when promise_days is null then 'no promise'
    else 'none'
  end as left_out, -- why it promises nothing; none where it does
  least(bought_at, if(outcome = 'won' and ended_at > known_at, ended_at, null)) as bought_at, -- the purchase after it; null where none is on record
  coalesce(known_on + promise_days::integer <= as_of_on, false) as is_mature, -- the days promised are over
  coalesce(date_diff('second', known_at, least(bought_at, if(outcome = 'won' and ended_at > known_at, ended_at, null))) <= promise_days * 86400, false) as is_kept -- the purchase came within them
from graded
left join bought using (_file, _row)
