-- One row per way of telling a chance from what is assessed: how well it foretold months that it had not seen. The product tells chances by one of them; naive
-- Bayes, as CRMs compute it, stands here to be compared.
-- key: told_by
with
told as (
  select max(told_by) filter (told_by not like '(%') as used
  from metrics.assessment_chances
  where known_month = '(now)'
)
select
  told_by, -- expert weights, shrunk weights, words alone, or naive Bayes
  coalesce(told_by = used, false) as is_used, -- chances are told by it now
  verdict, -- usable, these fields carry no signal, or too few
  verdict_reason, -- why; (none) where it is usable
  within_days::double as within_days, -- a chance is that of a win within so many days
  judged_from, -- first month that it was judged by
  judged_count, -- gradings that it was judged by
  case when assessment_quality.judged_won_count = 0 or assessment_quality.judged_won_count >= least_count then assessment_quality.judged_won_count end as judged_won_count, -- of them, followed by a win in time; null where few
  case when assessment_quality.judged_won_count >= 30 then ranking_rate end as ranking_rate, -- how often one that was won was told a higher chance than one that was not (ties half); null under thirty wins
  case when assessment_quality.judged_won_count >= 30 then ranking_rate_low end as ranking_rate_low, -- lower end of its 95 % interval (DeLong)
  case when assessment_quality.judged_won_count >= 30 then ranking_rate_high end as ranking_rate_high, -- upper end of the same
  case when assessment_quality.judged_won_count >= 30 then top_lift_ratio end as top_lift_ratio, -- rate of the tenth with the highest chances over that of all
  case when assessment_quality.judged_won_count >= 30 then top_captured_rate end as top_captured_rate, -- share of all wins in that tenth
  case when assessment_quality.judged_won_count >= 30 then brier_skill_ratio end as brier_skill_ratio -- part of a constant's error that it takes away; 0 or less is no use
from metrics.assessment_quality
cross join told
cross join workspace.privacy
cross join workspace.scoring
where breakdown = 'all'
