-- One row per lead source and product line of which a journey ended: the share won of those that ended, drawn to the share of all as by 30 journeys
-- more: a journey's chance whoever serves it.
-- key: lead_source, product_line
with
shares as (
  select lead_source, product_line, count(*) as decided_count, count(*) filter (outcome = 'won') as won_count
  from core.journeys
  where outcome <> 'open'
  group by all
)
select
  lead_source,
  product_line,
  (won_count + 30 * won_share) / (decided_count + 30) as chance_rate -- chance of a win by lead source and product line
from shares
cross join (select sum(won_count)::double / sum(decided_count) as won_share from shares)
