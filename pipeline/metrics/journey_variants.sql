-- One row per fiscal year of first contact (or all) and way through the stages that records name, in order of time: the thirty most
-- frequent, and '(other)' for all the rest, so that counts add up. A way of few is that of single journeys: pages are not told it.
-- key: period_kind, period, path
-- pages: journey_count >= (select least_count from workspace.privacy)
with
paths as (
  select journey_id, string_agg(stage, ' → ' order by visit_number) as path
  from core.stage_visits
  where not is_imputed
  group by all
),
taken as (
  select journeys.*, coalesce(path, '(none recorded)') as path
  from core.journeys
  left join paths using (journey_id)
),
ranked as (
  select
    fiscal_year,
    path,
    row_number() over (partition by grouping(fiscal_year), fiscal_year order by count(*) desc, path) as variant_rank
  from taken
  group by grouping sets ((path), (fiscal_year, path))
),
shown as (
  select
    case when ranked.fiscal_year is null then 'all' else 'fiscal_year' end as period_kind,
    coalesce(ranked.fiscal_year, '(all)') as period,
    case when variant_rank <= 30 then path else '(other)' end as path,
    case when variant_rank <= 30 then variant_rank end as variant_rank,
    outcome,
    age_days
  from ranked
  inner join taken using (path)
  where coalesce(ranked.fiscal_year = taken.fiscal_year, true)
),
counted as (
  select
    period_kind,
    period,
    path,
    variant_rank,
    count(*) as journey_count,
    count(*) filter (outcome = 'won') as won_count,
    count(*) filter (outcome <> 'open') as decided_count,
    median(age_days) filter (outcome <> 'open') as median_end_days
  from shown
  group by all
)
select
  period_kind, -- all or fiscal_year
  period, -- of first contact: '(all)', FY2025, or '(missing)' where no record dates it
  path, -- the stages one after the other; '(none recorded)' where no record names one
  variant_rank::integer as variant_rank, -- 1 is the most frequent; null for '(other)'
  journey_count::integer as journey_count, -- journeys that went this way so far
  rate(journey_count, sum(journey_count) over (partition by period_kind, period)) as journey_rate, -- of all journeys of the period
  won_count::integer as won_count, -- of them, those won
  decided_count::integer as decided_count, -- of them, those won, lost, disqualified or set aside
  rate(won_count, decided_count) as won_of_decided_rate, -- won / decided
  wilson_low(won_count, decided_count) as won_of_decided_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(won_count, decided_count) as won_of_decided_rate_high, -- upper end of its 95 % Wilson interval
  median_end_days -- median days from first contact to the end; null where none is dated
from counted
