-- One row per fiscal year in which journeys were returned to marketing, member of a breakdown, and reason: how many, how many came back, after how long, and
-- what that was worth.
-- key: period, breakdown, member, reason
-- pages: false
select
  coalesce(fiscal_year, '(all)') as period, -- fiscal year of the return: FY2025, '(all)', or '(missing)' where no record dates it
  breakdown_of(grouping(lead_source, region, department, product_line) * 2 + 1) as breakdown, -- all, lead_source, region, department or product_line
  coalesce(lead_source, region, department, product_line, '(all)') as member, -- which of them; '(all)' where they are not split
  coalesce(reason, '(all)') as reason, -- why, or '(all)'
  count(*)::integer as set_aside_count, -- times that a journey was returned
  count(back_journey_id)::integer as back_count, -- of them, that came back: taken up again, or a next journey of the customer
  rate(count(back_journey_id), count(*)) as back_rate, -- their share
  wilson_low(count(back_journey_id), count(*)) as back_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(count(back_journey_id), count(*)) as back_rate_high, -- upper end of its 95 % Wilson interval
  median(away_days) as median_away_days, -- days until they came back, of those that did
  (count(*) filter (back_outcome = 'won'))::integer as back_won_count, -- of those that came back, won
  (count(*) filter (back_outcome = 'open'))::integer as back_open_count, -- of those that came back, open
  case when count(*) filter (back_outcome = 'won') = 0 then 0 else sum(back_amount) end::decimal(18,2) as back_won_amount -- deal value of the won, as far as it is known
from core.recyclings
group by
  grouping sets ((), (fiscal_year)),
  grouping sets ((), (reason)),
  grouping sets ((), (lead_source), (region), (department), (product_line))
