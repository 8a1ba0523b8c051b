-- One row per product line and region ('(all)' where not told apart), stage, and length of stay at which a visit ended: the probability that a visit has
-- gone forward by then, and that it goes on (Aalen–Johansen: visits that go on are censored, other ways out compete).
-- key: product_line, region, stage_order, dwell_days
with
steps as (
  select *, exact(case when left_count = at_risk_count then -9 else ln(1 - left_count / at_risk_count) / 100 end) as log_kept
  from core.clock_sets
  where left_count > 0
),
kept as (
  select *, sum(log_kept) over lengths as log_kept_so_far
  from steps
  window lengths as (partition by product_line, region, stage_order order by dwell_days)
)
select
  product_line, -- the product line, or '(all)'
  region, -- the region, or '(all)'
  stage_order, -- place of the stage
  dwell_days, -- length of the stay
  least(sum(exact(exp((log_kept_so_far - log_kept) / 1e16) * advanced_count / at_risk_count)) over lengths / 1e18, 1) as advanced_so_far_rate, -- probability that it has gone forward by then: to a later stage, or won
  exp(log_kept_so_far / 1e16) as staying_rate -- probability that it still stays
from kept
window lengths as (partition by product_line, region, stage_order order by dwell_days)
