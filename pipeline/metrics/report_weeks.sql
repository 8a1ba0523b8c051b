-- One row per reported week (or what stretch the reports have) and kind that is reported, '(all)' for all: what all consultants claimed beside what was
-- logged, logged in time, and corroborated, as the site tells it. Weeks in which fewer consultants than privacy.least_people reported are left out.
-- key: reported_on, kind
-- pages: true
select
  reported_on,
  coalesce(kind, '(all)') as kind, -- the kind of activity, or '(all)'
  count(distinct rep_id)::integer as rep_count, -- consultants who reported
  sum(claimed_count)::integer as claimed_count, -- claimed
  sum(logged_count)::integer as logged_count, -- in the log
  sum(timely_count)::integer as timely_count, -- of them, written down in time
  sum(corroborated_count)::integer as corroborated_count, -- of them, corroborated by something beside the log
  sum(not_logged_count)::integer as not_logged_count, -- claimed beyond what is logged, consultant by consultant
  ratio(sum(logged_count), sum(claimed_count)) as logged_ratio -- logged / claimed
from metrics.reports_against_log
group by reported_on, grouping sets ((), (kind))
having count(distinct rep_id) >= (select least_count from workspace.privacy)
