-- One row per visit in which an open journey stands: how long it has stood there, and how long the stage may take: the threshold
-- overdue_days of headwater.yaml, or else the time within which 80 % of the visits that went forward from it did so.
-- key: journey_id, visit_number
with
usual as (
  select stage_order, quantile_cont(stage_days, 0.8) as usual_days
  from core.stage_visits
  where left_how in ('advanced', 'skipped ahead') and stage_days is not null
  group by all
),
declared as (select max(value) as declared_days from workspace.thresholds where name = 'overdue_days')
select
  journey_id,
  visit_number,
  date_diff('second', entered_at, ends_at) / 86400.0::double as open_days, -- days there, to the end of as_of; null where no record dates its entry
  coalesce(declared_days, usual_days)::double as allowed_days, -- days from which on it is overdue; null where nothing says
  coalesce(open_days > allowed_days, false) as is_overdue -- it has stood there for longer; what no record dates is not
from core.stage_visits
left join usual using (stage_order)
cross join declared
cross join workspace.clock
where left_how = 'open'
