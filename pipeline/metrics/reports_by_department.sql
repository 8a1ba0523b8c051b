-- One row per department, '(all)' for all, kind and fiscal year, '(all)' for all: reports held against the log, with the weeks in which more was
-- claimed than logged, and those in which the claims are the same as the week before.
-- key: department, kind, fiscal_year
-- pages: department = '(all)' and fiscal_year = '(all)' and (select count(distinct rep_id) from metrics.reports_against_log) >= (select least_count from workspace.privacy)
with
followed as (
  select *, claimed_count > 0 and claimed_count is not distinct from lag(claimed_count) over (partition by rep_id, kind order by reported_on) as is_repeated
  from metrics.reports_against_log
),
counted as (
  select
    coalesce(department, '(all)') as department,
    kind,
    coalesce(fiscal_year, '(all)') as fiscal_year,
    count(*)::integer as week_count,
    sum(claimed_count)::integer as claimed_count,
    sum(logged_count)::integer as logged_count,
    sum(timely_count)::integer as timely_count,
    sum(corroborated_count)::integer as corroborated_count,
    sum(not_logged_count)::integer as not_logged_count,
    count(*) filter (not_logged_count > 0)::integer as overclaimed_week_count,
    count(*) filter (is_repeated)::integer as repeated_week_count
  from (select *, fiscal_year_of(reported_on) as fiscal_year from followed)
  group by kind, grouping sets ((), (department)), grouping sets ((), (fiscal_year))
)
select
  department,
  kind,
  fiscal_year, -- of the week's first day
  week_count, -- consultants' weeks
  claimed_count, -- claimed
  logged_count, -- in the log
  timely_count, -- of them, written down in time
  corroborated_count, -- of them, corroborated by something beside the log
  not_logged_count, -- claimed beyond what is logged, week by week
  overclaimed_week_count, -- weeks in which more was claimed than logged
  repeated_week_count, -- weeks in which the claim is that of the week before
  ratio(logged_count, claimed_count) as logged_ratio, -- logged / claimed
  rate(corroborated_count, logged_count) as corroborated_rate, -- corroborated / logged
  wilson_low(corroborated_count, logged_count) as corroborated_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(corroborated_count, logged_count) as corroborated_rate_high -- upper end of the same
from counted
