-- One row: from which day on the exports hold every journey that ended. A system that was introduced, or exported, after journeys had
-- begun holds of the earlier ones only those still open by then, and rates that overlook this are wrong. It is declared in
-- headwater.yaml, or detected: where five or more of the earlier journeys should have ended before the first end on record, by the
-- hazard that later ones had at the same age, and that none did is no chance (one in a thousand), the first end is where it starts.
-- key:
with
bounds as (
  select min(entered_on) as first_entered_on, min(ended_on) filter (not has_reversed_dates) as first_ended_on
  from core.journeys
),
seen as (
  select
    greatest(date_diff('day', entered_on, first_ended_on) - 1, 0) as entry_days,
    age_days as exit_days,
    ended_on is not null as has_ended,
    coalesce(ended_on > first_ended_on, false) as ended_later
  from core.journeys
  cross join bounds
  where age_days > greatest(date_diff('day', entered_on, first_ended_on) - 1, 0)
),
changes as (
  select exit_days as age_days, 1 as leaving, 0 as coming, has_ended::integer as ended, ended_later::integer as ended_later
  from seen
  union all
  select entry_days, -1, 1, 0, 0
  from seen
  where entry_days > 0
),
ages as (
  select
    age_days,
    sum(coming) as coming_count,
    sum(ended) as ended_count,
    sum(ended_later) as ended_later_count,
    sum(sum(leaving)) over (order by age_days desc) as at_risk_count,
    sum(sum(coming)) over (order by age_days desc) as earlier_count
  from changes
  group by age_days
),
compared as (
  select
    coming_count * sum(case when ended_count > 0 then ended_count / at_risk_count end::decimal(38,24)) over (order by age_days)::decimal(20,12) as expected_end_count,
    case when ended_later_count > 0 then ended_later_count * ln(at_risk_count / (at_risk_count + earlier_count)) end::decimal(38,24) as log_chance
  from ages
),
expected as (
  select coalesce(sum(expected_end_count), 0)::double as expected_end_count, exp(coalesce(sum(log_chance), 0)::double) as chance_rate
  from compared
),
found as (
  select *, expected_end_count >= 5 and chance_rate < 0.001 as is_detected
  from bounds
  cross join expected
)
select
  case
    when settings.observed_from_on > first_entered_on then settings.observed_from_on
    when settings.observed_from_on is null and is_detected then first_ended_on
  end as observed_from_on, -- first day from which every end is on record; null where all are
  case when settings.observed_from_on is not null then 'declared' when is_detected then 'detected' else 'none' end as how, -- declared, detected or none
  expected_end_count, -- ends to be expected before the first on record, of the journeys that began before it
  chance_rate, -- how probable it is that none of them ended so early, had they gone the way of the later ones
  first_entered_on, -- first day on which a journey began
  first_ended_on -- first day on which one ended
from found
cross join workspace.settings
