-- One row per stage, days there, and thing that sales may have done by then: of the visits that lasted so long and have ended, how many of those with and
-- without it went forward from the stage. It says what journeys that advanced had behind them, not that it made them advance.
-- key: stage_order, landmark_days, kind
-- pages: lift_low_ratio > 1
with
visits as (
  select
    journey_id, stage, stage_order, entered_at, landmark_days,
    left_how in ('advanced', 'skipped ahead', 'won') as has_advanced
  from core.stage_visits
  inner join (select unnest([1, 3, 7, 14, 30, 60])::double as landmark_days) as landmarks on stage_days > landmark_days
  where not is_imputed and left_how <> 'open'
),
kinds as (select distinct kind from core.steps_done),
counted as (
  select
    stage,
    stage_order,
    landmark_days,
    kinds.kind,
    count(*) as visit_count,
    count(*) filter (has_advanced) as advanced_count,
    count(*) filter (known_at <= entered_at + to_seconds(landmark_days * 86400)) as done_count,
    count(*) filter (has_advanced and known_at <= entered_at + to_seconds(landmark_days * 86400)) as done_advanced_count
  from visits
  cross join kinds
  left join core.steps_done on steps_done.journey_id = visits.journey_id and steps_done.kind = kinds.kind
  group by stage, stage_order, landmark_days, kinds.kind
),
compared as (
  select
    *,
    visit_count - done_count as undone_count,
    advanced_count - done_advanced_count as undone_advanced_count,
    done_count >= 20 and undone_count >= 20 and done_advanced_count >= 5 and undone_advanced_count >= 5 as is_comparable,
    sqrt(1 / nullif(done_advanced_count, 0)::double - 1 / nullif(done_count, 0)::double + 1 / nullif(undone_advanced_count, 0)::double - 1 / nullif(undone_count, 0)::double) as log_error,
    ln((nullif(done_advanced_count, 0) / nullif(done_count, 0)::double) / (nullif(undone_advanced_count, 0) / nullif(undone_count, 0)::double)) as log_lift
  from counted
)
select
  stage, -- the stage
  stage_order, -- place of the stage
  landmark_days, -- days there by which it was done or not
  kind, -- kind of activity as recorded, '(next contact dated)' or '(graded)'
  done_count::integer as done_count, -- visits that lasted longer and had it on record by then
  rate(done_advanced_count, done_count) as done_advanced_rate, -- their share that went forward
  undone_count::integer as undone_count, -- visits that lasted longer and had not
  rate(undone_advanced_count, undone_count) as undone_advanced_rate, -- their share that went forward
  case when is_comparable then exp(log_lift) end as lift_ratio, -- the former share over the latter; null under 20 visits or 5 that went forward on either side
  case when is_comparable then exp(log_lift - 1.959963984540054 * log_error) end as lift_low_ratio, -- lower end of its 95 % interval (Katz)
  case when is_comparable then exp(log_lift + 1.959963984540054 * log_error) end as lift_high_ratio -- upper end of the same
from compared
