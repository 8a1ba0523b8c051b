-- One row per criterion of the scorecard: what a level of it adds to the log odds of a win, as declared and as what happened says. What goes
-- against the scorecard is something to talk about with sales, not yet a reason to change it.
-- key: criterion
-- method: scorecard_weights
select known_month, previous_month, learnt_month, is_mature, product_line, pattern, score_rate, assessment_count, won_count, serve_from_rate
from core.assessment_groups
