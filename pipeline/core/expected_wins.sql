-- One row per journey that ended and has a consultant: whether it was won, and its chance by lead source and product line, whoever served it.
-- key: journey_id
select
  journey_id,
  rep_id,
  department,
  region,
  entered_on,
  outcome = 'won' as is_won, -- it was won
  chance_rate
from core.journeys
inner join core.line_chances using (lead_source, product_line)
where outcome <> 'open' and rep_id is not null
