-- One row per won journey: the gross margin that headwater.yaml declares for its product line, else for all others.
-- key: journey_id
-- pages: false
select
  journey_id,
  coalesce(lines.margin_rate, others.margin_rate) as margin_rate, -- gross margin as a part of the deal value; null where none is declared
  round(journey_amount * coalesce(lines.margin_rate, others.margin_rate), 2)::decimal(18,2) as margin_amount -- the same in money; null where it or the deal value is unknown
from core.journeys
left join workspace.spend_margins as lines using (product_line)
left join (select margin_rate from workspace.spend_margins where product_line = '(all)') as others on true
where outcome = 'won'
