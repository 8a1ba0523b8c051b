-- One row per month and pattern of scored gradings: the probability of a win within the days that a score speaks of, as could be told
-- at the beginning of that month from what had come of earlier gradings by then; month '(now)' is what can be told as of the run.
-- key: known_month, pattern
-- method: assessment_chances
-- pages: false
select known_month, previous_month, learnt_month, is_mature, product_line, pattern, score_rate, assessment_count, won_count, serve_from_rate
from core.assessment_groups
