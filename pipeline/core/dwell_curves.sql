-- One row per period of first contact, member of a breakdown, stage ('(all)' for the journey as a whole) and length of stay at which a
-- visit ended, and the longest while five or more were at risk: the share that has left by then. Visits that go on are censored, every
-- way of leaving ends one (Kaplan–Meier); Greenwood's variance, on the log–log scale.
-- key: period_kind, period, breakdown, member, stage_order, dwell_days
with
steps as (
  select
    *,
    exact(case when left_count = at_risk_count then -9 else ln(1 - left_count / at_risk_count) / 100 end) as log_kept,
    exact(case when left_count < at_risk_count then left_count / (at_risk_count::double * (at_risk_count - left_count)) else 0 end) as spread
  from core.dwell_sets
  qualify left_count > 0 or dwell_days = max(dwell_days) over (partition by period_kind, period, breakdown, member, stage_order)
),
surviving as (
  select *, exp(sum(log_kept) over lengths / 1e16) as kept_rate, kept_rate ** 2 * sum(spread) over lengths / 1e18 as variance
  from steps
  window lengths as (partition by period_kind, period, breakdown, member, stage_order order by dwell_days)
)
select
  * exclude (log_kept, spread, kept_rate, variance),
  1 - kept_rate as left_rate, -- share that has left by this length
  case when left_rate > 0 then coalesce(band_low(left_rate, variance), wilson_low(at_risk_count, at_risk_count)) else 0 end as left_rate_low, -- lower end of its 95 % interval
  case when left_rate > 0 then coalesce(band_high(left_rate, variance), 1) else wilson_high(0, at_risk_count) end as left_rate_high -- upper end of its 95 % interval
from surviving
