-- One row per scored grading of a journey: its points, how much of it is known and how old it is, the probability of a win within the days
-- that a score speaks of, and the two criteria that move it most. Everything is as was known when the grading was written down; the
-- probability is also told as of the run. Where the fields carry no signal it is the rate of all, and no reasons are given.
-- key: journey_id, assessment_number
-- pages: false
select
  journey_id,
  assessment_number,
  known_at,
  known_on,
  scored_assessments.product_line,
  score_rate,
  score_rate_low,
  score_rate_high,
  completeness_rate,
  unmapped_count,
  date_diff('day', known_on, coalesce(ended_on, as_of_on))::double as grading_age_days, -- from the day it was known to the outcome, or to as_of while open
  told_then.chance_rate as chance_then_rate, -- probability of a win in time, as could be told at the beginning of its month; null where too little had happened
  told_now.chance_rate, -- the same, by all that has come of gradings up to as_of
  told_now.told_by, -- what tells it: shrunk weights, expert weights, the rate of all (the fields carry no signal), or nothing (too few)
  told_now.first_reason, -- the criterion that moves it most; (none) where none does
  told_now.first_reason_word, -- what is known of that criterion
  told_now.first_reason_ratio, -- by so much it moves the log odds, against the mean of all gradings
  told_now.second_reason, -- the criterion that moves it second most
  told_now.second_reason_word, -- what is known of that criterion
  told_now.second_reason_ratio, -- by so much it moves the log odds
  told_now.baseline_rate, -- naive Bayes, as CRMs compute it from the same fields: for comparison only
  is_mature,
  is_won_in_time,
  outcome = 'open' and assessment_number = max(assessment_number) over (partition by journey_id) as is_latest -- the last grading of a journey that is open
from core.scored_assessments
inner join core.journeys using (journey_id)
left join metrics.assessment_chances as told_then using (known_month, pattern)
left join metrics.assessment_chances as told_now on told_now.known_month = '(now)' and told_now.pattern = scored_assessments.pattern
cross join workspace.clock
