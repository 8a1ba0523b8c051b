-- One row per told finding and number or word of its sentence.
-- key: finding_id, figure
with
written as (
  select finding_id, unnest(from_json(figures, '[{"figure": "varchar", "unit": "varchar", "number": "double", "word": "varchar"}]')) as said, generate_subscripts(from_json(figures, '["json"]'), 1) as place
  from metrics.finding_trials
  where is_told
)
select
  finding_id,
  said.figure as figure, -- its name in the sentence
  place::integer as figure_order, -- its place among them
  said.unit as unit, -- count, amount, rate, ratio, days, percent_points, month, period or word
  said.number as number, -- the number; null for words
  said.word as word -- the word, month or period; (none) for numbers
from written
