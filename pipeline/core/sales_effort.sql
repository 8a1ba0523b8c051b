-- One row per logged activity: the time that sales gave it and what that costs, with the source, channel and campaign of the journey it served.
-- key: _file, _row
with
timed as (
  select
    activities.*,
    duration_seconds is null and coalesce(costs.effort_seconds, others.effort_seconds) is not null as is_estimated,
    coalesce(duration_seconds, costs.effort_seconds, others.effort_seconds) as effort_seconds,
    others.hour_amount
  from core.activities
  left join workspace.activity_costs as costs using (kind)
  left join workspace.activity_costs as others on others.kind = '(all)'
)
select
  timed._file,
  timed._row,
  timed.rep_id,
  timed.kind,
  timed.journey_id,
  coalesce(journeys.lead_source, '(missing)') as lead_source, -- the journey's source; missing where no journey is known
  coalesce(journeys.channel, '(missing)') as channel, -- the journey's channel; missing where no journey is known
  coalesce(journeys.campaign, '(missing)') as campaign, -- the journey's campaign; missing where no journey is known
  timed.happened_on,
  date_trunc('month', timed.happened_on)::date as month_on, -- first day of the month in which it happened
  fiscal_year_of(timed.happened_on) as fiscal_year, -- fiscal year in which it happened
  journeys.entered_on, -- day of the journey's first contact; null where none is known
  timed.is_estimated, -- the time is what headwater.yaml says that one of its kind takes, for no duration is recorded
  timed.effort_seconds, -- seconds that sales gave it; null where neither recorded nor declared
  (timed.effort_seconds / 3600.0)::double as effort_hours, -- the same in hours; sums are exact in seconds only
  (round(timed.effort_seconds * (timed.hour_amount * 100)::bigint / 3600.0) / 100)::decimal(18,2) as effort_amount -- what these hours cost; null without hours or a declared cost of one
from timed
left join core.journeys using (journey_id)
