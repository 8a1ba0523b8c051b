-- One row per journey that ended and has a consultant: its chance by lead source and product line alone, whoever served it: the share won of those that ended of
-- both, drawn to the share of all as by 30 journeys more.
-- key: journey_id
with
decided as (
  select journey_id, rep_id, lead_source, product_line, department, region, outcome = 'won' as is_won, entered_on, ended_on
  from core.journeys
  where outcome <> 'open'
),
shares as (
  select lead_source, product_line, count(*) as decided_count, count(*) filter (is_won) as won_count
  from decided
  group by all
),
whole as (select count(*) filter (is_won) / nullif(count(*), 0)::double as won_share from decided)
select
  journey_id,
  rep_id,
  department,
  region,
  entered_on,
  is_won, -- it was won
  (won_count + 30 * won_share) / (decided_count + 30) as chance_rate -- chance of a win by lead source and product line
from decided
inner join shares using (lead_source, product_line)
cross join whole
where rep_id is not null
