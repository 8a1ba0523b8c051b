-- One row per product line, month and pattern of scored gradings: how many there were, and after how many a win came in time.
-- key: product_line, known_month, previous_month, is_mature, pattern
select
  product_line,
  known_month,
  previous_month,
  learnt_month,
  is_mature,
  pattern,
  any_value(score_rate) as score_rate,
  count(*)::integer as assessment_count, -- gradings
  count(*) filter (is_won_in_time)::integer as won_count, -- of them, followed by a win in time
  any_value(serve_from_rate) as serve_from_rate -- part of the points from which a chance goes to a person
from core.scored_assessments
cross join workspace.scoring
group by all
