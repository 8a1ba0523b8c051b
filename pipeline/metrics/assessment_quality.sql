-- One row per product line and way of telling a chance: how well it foretold, in months after those that it was fitted to, with the days
-- that a score speaks of left out between; and whether the fields say anything at all.
-- key: breakdown, member, told_by
-- method: assessment_quality
-- pages: false
select known_month, previous_month, learnt_month, is_mature, product_line, pattern, score_rate, assessment_count, won_count, serve_from_rate
from core.assessment_groups
